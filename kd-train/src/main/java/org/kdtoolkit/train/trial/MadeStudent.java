package org.kdtoolkit.train.trial;

import java.util.List;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.NetworkSpec;

/**
 * A student that a method trains.
 *
 * @param network with the weights that it begins with
 * @param spec how it is made
 * @param notes what a report must say of how it begins
 */
record MadeStudent(Backbone network, NetworkSpec spec, List<String> notes) {}

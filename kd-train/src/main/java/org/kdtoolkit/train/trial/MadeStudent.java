package org.kdtoolkit.train.trial;

import java.util.List;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.train.optimizer.StudentParts;

/**
 * A student that a method trains.
 *
 * @param parts of the network, with the weights that it begins with
 * @param spec how it is made
 * @param notes what a report must say of how it begins
 */
record MadeStudent(StudentParts parts, NetworkSpec spec, List<String> notes) {

    Backbone network() {
        return parts.network();
    }
}

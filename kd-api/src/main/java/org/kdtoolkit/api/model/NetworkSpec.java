package org.kdtoolkit.api.model;

import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.ProvidedBy;

/**
 * One of the toolkit's networks.
 *
 * @param settings the configuration of the provider
 */
@ProvidedBy("backbone")
public record NetworkSpec(@Doc("the provider") String type, Record settings) {}

package org.kdtoolkit.train.config;

import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.train.config.schema.ProvidedBy;

/**
 * The filter of a method.
 *
 * @param type the provider
 * @param settings the configuration of the provider
 */
@ProvidedBy("filter")
public record FilterSpec(@Doc("the provider") String type, Record settings) {}

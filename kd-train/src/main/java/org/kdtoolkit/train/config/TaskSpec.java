package org.kdtoolkit.train.config;

import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.ProvidedBy;

/**
 * A task that students are judged by.
 *
 * @param settings the configuration of the provider
 */
@ProvidedBy("evaluator")
public record TaskSpec(@Doc("the provider") String type, Record settings) {}

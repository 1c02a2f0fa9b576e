package org.kdtoolkit.train.config;

import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.ProvidedBy;

/**
 * Somebody who is told how trials get on. No result depends on it.
 *
 * @param settings the configuration of the provider
 */
@ProvidedBy("tracker")
public record TrackerSpec(@Doc("the provider") String type, Record settings) {}

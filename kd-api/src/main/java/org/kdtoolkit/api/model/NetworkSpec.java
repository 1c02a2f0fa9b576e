package org.kdtoolkit.api.model;

import org.apiguardian.api.API;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.ProvidedBy;

/**
 * One of the toolkit's networks.
 *
 * @param settings the configuration of the provider
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
@ProvidedBy("backbone")
public record NetworkSpec(@Doc("the provider") String type, Record settings) {}

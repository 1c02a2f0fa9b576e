package org.kdtoolkit.models;

import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.api.plugin.Kind;

/** The providers of this module. */
final class Networks {

    private Networks() {}

    static BackboneProvider provider(String name) {
        return new ModelsPlugin().provider(Kind.BACKBONE, name);
    }
}

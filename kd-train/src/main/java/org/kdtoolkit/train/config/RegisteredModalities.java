package org.kdtoolkit.train.config;

import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ModalityContext;
import org.kdtoolkit.api.modality.ModalityFactory;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;

/**
 * Makes the modalities of data sets.
 *
 * @param registry finds their kinds
 */
public record RegisteredModalities(Registry registry) implements ModalityFactory {

    @Override
    public Modality create(ModalitySpec spec, ModalityContext context) {
        return registry.create(Kind.MODALITY, spec.kind(), spec.settings(), context);
    }
}

package org.kdtoolkit.media.modality;

import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ModalityContext;
import org.kdtoolkit.api.plugin.ModalityProvider;
import org.kdtoolkit.api.plugin.Provider;

/** Modalities as their plug-in makes them. */
final class Kinds {

    private Kinds() {}

    /** The modality {@code it} of a configuration. */
    static Modality open(Record settings, TensorCache cache) {
        Provider<?, ?> provider =
                new MediaPlugin()
                        .providers().stream()
                                .filter(p -> p.configuration().equals(settings.getClass()))
                                .findFirst()
                                .orElseThrow();
        return ((ModalityProvider) provider).create(settings, ModalityContext.of("it", cache));
    }
}

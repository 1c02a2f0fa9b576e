package org.kdtoolkit.datasets.text;

import java.util.List;
import org.kdtoolkit.api.plugin.ModalityProvider;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;

/** A kind of modality as an outside jar brings it. */
public final class TextPlugin implements Plugin {

    @Override
    public List<Provider<?, ?>> providers() {
        return List.of(
                ModalityProvider.builder("text", TextConfig.class)
                        .summary("how often each word is in a text")
                        .build(TextModality::of));
    }
}

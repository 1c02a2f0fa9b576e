package org.kdtoolkit.datasets.text;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.plugin.ModalityProvider;

/** A kind that says nothing but how a file is read: the length of its name. */
record BareModality() implements Modality {

    /** It has none. */
    record Keys() {}

    static ModalityProvider provider() {
        return ModalityProvider.builder("bare", Keys.class)
                .summary("the length of a file's name")
                .build((keys, context) -> new BareModality());
    }

    @Override
    public List<String> endings() {
        return List.of();
    }

    @Override
    public MediaReader reader() {
        return new MediaReader() {
            @Override
            public Shape shape() {
                return new Shape(1);
            }

            @Override
            public HostTensor read(Excerpt excerpt, Subset subset, View view) {
                return HostTensor.of(
                        new float[] {excerpt.file().getFileName().toString().length()}, 1);
            }
        };
    }
}

package org.kdtoolkit.media.modality;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.PrepareConfig;
import org.kdtoolkit.api.modality.PreparedForm;
import org.kdtoolkit.api.modality.PreprocessingStep;
import org.kdtoolkit.formats.numpy.NpyDecoder;
import org.kdtoolkit.formats.prepared.StoredArray;

/**
 * Arrays.
 *
 * @param config how long they are
 * @param reader reads them
 */
record EmbeddingModality(EmbeddingConfig config, MediaReader reader) implements Modality {

    static EmbeddingModality of(EmbeddingConfig config) {
        NpyDecoder decoder = new NpyDecoder(new Shape(config.width().orElse(-1)));
        return new EmbeddingModality(config, new ArrayReader(decoder));
    }

    @Override
    public List<String> endings() {
        return Endings.ARRAYS;
    }

    @Override
    public List<PreprocessingStep> preprocessing() {
        return ArraySteps.of(config);
    }

    @Override
    public Optional<PreparedForm> prepared(PrepareConfig config) {
        return Optional.of(new StoredArray("arrays of 32 bits", reader));
    }
}

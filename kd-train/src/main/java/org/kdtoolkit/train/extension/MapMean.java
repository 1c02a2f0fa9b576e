package org.kdtoolkit.train.extension;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Rows;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.loading.BatchLoader;
import org.kdtoolkit.loading.Epoch;

/**
 * The mean of the tokens of one of a teacher's maps.
 *
 * @param stage the name of the map; empty for the feature map
 */
record MapMean(Optional<String> stage) {

    /** How many samples are looked at. */
    private static final int LOOKED_AT = 64;

    private static final int[] TOKENS = {1};

    /** Whether it is the embedding, too: of a batch of training samples that are known. */
    boolean isEmbedding(AskedTeacher asked) {
        BatchLoader loader =
                BatchLoader.builder()
                        .setSamples(asked.dataset(), Subset.TRAIN)
                        .setModalities(
                                asked.teacher().needsInput()
                                        ? List.of(asked.modality())
                                        : List.of())
                        .setBatchSize(LOOKED_AT)
                        .setFaults(asked.faults())
                        .build();
        try (Epoch epoch = loader.epoch(AskedTeacher.order())) {
            while (epoch.hasNext()) {
                try (NDManager step = asked.manager().newSubManager()) {
                    Batch batch = epoch.next(step);
                    TeacherOutput output =
                            asked.teacher()
                                    .output(batch, step, stage.map(Set::of).orElse(Set.of()));
                    if (output.missing().size() < batch.size()) {
                        return isEmbedding(known(output, batch, step));
                    }
                }
            }
        }
        return false;
    }

    private static TeacherOutput known(TeacherOutput output, Batch batch, NDManager step) {
        return output.missing().isEmpty()
                ? output
                : output.rows(Rows.without(output.missing(), batch.size(), step));
    }

    private boolean isEmbedding(TeacherOutput output) {
        NDArray map = stage.map(output::stage).orElseGet(() -> output.featureMap().orElseThrow());
        NDArray miss = map.mean(TOKENS).sub(output.embedding()).abs().max();
        return miss.getFloat()
                <= TeacherInquiry.ROUNDING * output.embedding().abs().max().getFloat();
    }
}

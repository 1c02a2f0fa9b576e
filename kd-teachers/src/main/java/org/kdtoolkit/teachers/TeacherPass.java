package org.kdtoolkit.teachers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.loading.BatchLoader;
import org.kdtoolkit.loading.Epoch;
import org.kdtoolkit.loading.Order;

/** Asks a teacher about samples, a batch at a time. */
public final class TeacherPass {

    private static final int BATCH_SIZE = 256;

    private final Teacher teacher;
    private final Dataset dataset;
    private final String modality;
    private final Faults faults;
    private final NDManager manager;
    private final Progress progress;

    /** Is told after each batch that the teacher was asked about. */
    @FunctionalInterface
    public interface Progress {

        /**
         * A batch is done.
         *
         * @param done how many samples the teacher was asked about in this pass
         * @param samples how many it will be asked about
         */
        void asked(Subset subset, int done, int samples);
    }

    /** Is given what the teacher says. */
    @FunctionalInterface
    public interface Listener {

        /**
         * Takes the answer on one sample.
         *
         * @param index the sample's index in its subset
         * @param embedding [Dt]
         * @param logits [C], where the teacher has them
         */
        void answered(int index, float[] embedding, Optional<float[]> logits);
    }

    /**
     * Prepares to ask.
     *
     * @param teacher the teacher
     * @param dataset the samples
     * @param modality the teacher's modality; only read if the teacher needs input
     * @param faults takes samples that can't be read
     * @param manager the parent of the managers that hold batches; it owns nothing afterwards
     */
    public TeacherPass(
            Teacher teacher, Dataset dataset, String modality, Faults faults, NDManager manager) {
        this(teacher, dataset, modality, faults, manager, (subset, done, samples) -> {});
    }

    /**
     * The same.
     *
     * @param progress is told how passes get on
     */
    public TeacherPass(
            Teacher teacher,
            Dataset dataset,
            String modality,
            Faults faults,
            NDManager manager,
            Progress progress) {
        this.teacher = teacher;
        this.dataset = dataset;
        this.modality = modality;
        this.faults = faults;
        this.manager = manager;
        this.progress = progress;
    }

    /** Who is asked. */
    public Teacher teacher() {
        return teacher;
    }

    /** About what. */
    public Dataset dataset() {
        return dataset;
    }

    /** What the teacher perceives. */
    public String modality() {
        return modality;
    }

    /**
     * Asks about samples of a subset. Those that the teacher knows nothing about, and those that
     * can't be read, are left out.
     *
     * @throws org.kdtoolkit.api.data.DataException if a sample can't be read and the policy is to
     *     fail
     */
    public void ask(Subset subset, Order order, Listener listener) {
        BatchLoader loader =
                BatchLoader.builder()
                        .setSamples(dataset, subset)
                        .setModalities(teacher.needsInput() ? List.of(modality) : List.of())
                        .setBatchSize(BATCH_SIZE)
                        .setFaults(faults)
                        .build();
        int samples = order.indices(dataset.samples(subset).size()).length;
        int done = 0;
        try (Epoch epoch = loader.epoch(order)) {
            while (epoch.hasNext()) {
                try (NDManager step = manager.newSubManager()) {
                    Batch batch = epoch.next(step);
                    tell(batch, teacher.output(batch, step), listener);
                    done += batch.size();
                    progress.asked(subset, done, samples);
                }
            }
        }
    }

    private static void tell(Batch batch, TeacherOutput output, Listener listener) {
        float[] embeddings = output.embedding().toFloatArray();
        Optional<float[]> logits = output.logits().map(NDArray::toFloatArray);
        for (int i = 0; i < batch.size(); i++) {
            if (!output.missing().contains(i)) {
                int row = i;
                listener.answered(
                        batch.indices()[row],
                        row(embeddings, row, batch.size()),
                        logits.map(all -> row(all, row, batch.size())));
            }
        }
    }

    private static float[] row(float[] values, int row, int rows) {
        int width = values.length / rows;
        return Arrays.copyOfRange(values, row * width, (row + 1) * width);
    }
}

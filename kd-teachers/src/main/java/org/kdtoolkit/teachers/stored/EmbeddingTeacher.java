package org.kdtoolkit.teachers.stored;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;

/**
 * A teacher whose embeddings come with the batch, as a modality of the data set: nothing is kept in
 * memory, however many samples there are. Of a sample with a vector of zeros it knows nothing.
 *
 * @param context the samples
 * @param width the vectors' length
 */
record EmbeddingTeacher(TeacherContext context, int width) implements Teacher {

    @Override
    public TeacherShape shape() {
        return TeacherShape.of(width, false);
    }

    @Override
    public boolean needsInput() {
        return true;
    }

    @Override
    public TeacherOutput output(Batch batch, NDManager manager) {
        NDArray embedding = batch.input(context.modality()).duplicate();
        embedding.attach(manager);
        List<Integer> missing = missing(embedding);
        missing.forEach(row -> miss(batch, row));
        return new TeacherOutput(embedding, Optional.empty(), Optional.empty(), missing);
    }

    private List<Integer> missing(NDArray embedding) {
        float[] values = embedding.toFloatArray();
        return IntStream.range(0, values.length / width)
                .filter(row -> isZero(values, row * width, (row + 1) * width))
                .boxed()
                .toList();
    }

    private static boolean isZero(float[] values, int begin, int end) {
        return IntStream.range(begin, end).allMatch(i -> values[i] == 0);
    }

    private void miss(Batch batch, int row) {
        context.miss(
                batch.subset(),
                batch.indices()[row],
                new SampleException(
                        "its '%s' holds zeros only, which stands for nothing known; 'missing: keep' has such samples learn from their labels alone"
                                .formatted(context.modality())));
    }
}

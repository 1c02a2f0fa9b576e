package org.kdtoolkit.teachers.stored;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
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
public record EmbeddingTeacher(TeacherContext context, int width) implements Teacher {

    /**
     * Opens the teacher. Where the modality does not say how long its vectors are, a training
     * sample is read.
     *
     * @throws ConfigurationException if the modality holds anything but vectors
     * @throws DataException if no training sample can be read to tell the width
     */
    public static Teacher open(EmbeddingTeacherConfig config, TeacherContext context) {
        Shape shape = context.dataset().modalities().get(context.modality());
        checkInput(config, shape);
        int width = Math.toIntExact(shape.get(0));
        return new EmbeddingTeacher(context, width < 0 ? readWidth(context) : width);
    }

    /** What the teacher will give, if the modality says how long its vectors are. */
    public static Optional<TeacherShape> outline(
            EmbeddingTeacherConfig config, TeacherContext context) {
        long width = context.dataset().modalities().get(context.modality()).get(0);
        return width < 0
                ? Optional.empty()
                : Optional.of(TeacherShape.of(Math.toIntExact(width), false));
    }

    /**
     * Refuses a modality that holds anything but vectors.
     *
     * @param input the shape of one sample
     */
    public static void checkInput(EmbeddingTeacherConfig config, Shape input) {
        if (input.dimension() != 1) {
            throw new ConfigurationException(
                    "the teacher 'embedding' passes vectors on, but its modality holds %s; choose a teacher that perceives it, such as 'backbone', or a modality of kind embedding"
                            .formatted(input));
        }
    }

    private static int readWidth(TeacherContext context) {
        Dataset dataset = context.dataset();
        Samples samples = dataset.samples(Subset.TRAIN);
        for (int index = 0; index < samples.size(); index++) {
            try {
                return samples.read(index, context.modality()).values().length;
            } catch (SampleException e) {
                context.faults().report(Subset.TRAIN, index, samples.id(index), e);
            }
        }
        throw new DataException(
                "no training sample tells how long the vectors of '%s' are; set its 'width'"
                        .formatted(context.modality()));
    }

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
        return TeacherOutput.of(embedding).withMissing(missing);
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

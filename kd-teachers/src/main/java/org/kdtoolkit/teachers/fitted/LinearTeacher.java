package org.kdtoolkit.teachers.fitted;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.teachers.stored.TableTeacher;

/**
 * The teacher {@code linear}: a softmax regression of the labels on the vectors of its modality,
 * for those who have embeddings and no logits. It learns from the training samples that show their
 * labels. Its embeddings are the vectors themselves.
 */
public final class LinearTeacher {

    private LinearTeacher() {}

    /**
     * Fits the classifier, and asks it about all samples.
     *
     * @throws ConfigurationException if the modality holds no vectors, or samples have several
     *     labels
     * @throws DataException if no training sample has both a vector and a label, or a sample can't
     *     be read and the policy is to fail
     */
    public static Teacher open(LinearTeacherConfig config, TeacherContext context) {
        checkInput(config, context.dataset().modalities().get(context.modality()));
        if (context.dataset().targetKind() != TargetKind.SINGLE_LABEL) {
            throw new ConfigurationException(
                    "the teacher 'linear' tells classes of which a sample has one, but the data"
                            + " set's samples have several labels; choose another teacher");
        }
        Vectors vectors = new Vectors(context);
        Map<Subset, List<Optional<float[]>>> known = new EnumMap<>(Subset.class);
        for (Subset subset : Subset.values()) {
            known.put(subset, vectors.of(subset));
        }
        SoftmaxRegression fitted = fit(config, context, known.get(Subset.TRAIN));
        Map<Subset, List<Optional<TableTeacher.Row>>> answers = new EnumMap<>(Subset.class);
        known.forEach((subset, of) -> answers.put(subset, answers(fitted, of, context)));
        return TableTeacher.perceiving(TeacherShape.of(fitted.columns(), true), answers, context);
    }

    /** What the teacher will give, if the modality says how long its vectors are. */
    public static Optional<TeacherShape> outline(
            LinearTeacherConfig config, TeacherContext context) {
        long width = context.dataset().modalities().get(context.modality()).get(0);
        return width < 0
                ? Optional.empty()
                : Optional.of(TeacherShape.of(Math.toIntExact(width), true));
    }

    /**
     * Refuses a modality that holds anything but vectors.
     *
     * @param input the shape of one sample
     */
    public static void checkInput(LinearTeacherConfig config, Shape input) {
        if (input.dimension() != 1) {
            throw new ConfigurationException(
                    "the teacher 'linear' is fitted to vectors, but its modality holds %s; choose a teacher that perceives it, such as 'backbone', or a modality of kind embedding"
                            .formatted(input));
        }
    }

    private static SoftmaxRegression fit(
            LinearTeacherConfig config, TeacherContext context, List<Optional<float[]>> vectors) {
        Samples samples = context.dataset().samples(Subset.TRAIN);
        List<float[]> inputs = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int index = 0; index < vectors.size(); index++) {
            if (vectors.get(index).isPresent() && samples.isLabelled(index)) {
                inputs.add(vectors.get(index).get());
                labels.add(samples.labels(index)[0]);
            }
        }
        if (inputs.isEmpty()) {
            throw new DataException(
                    "the teacher 'linear' has nothing to learn from: no training sample has both a label and a vector of '%s'"
                            .formatted(context.modality()));
        }
        Seed seed = new Seed(config.seed()).of("linear-teacher");
        return SoftmaxRegression.fit(
                config,
                inputs.toArray(float[][]::new),
                labels.stream().mapToInt(Integer::intValue).toArray(),
                context.dataset().classes().size(),
                context.seed().isPresent() ? seed.of(context.seed().getAsInt()) : seed,
                context.manager());
    }

    private static List<Optional<TableTeacher.Row>> answers(
            SoftmaxRegression fitted, List<Optional<float[]>> vectors, TeacherContext context) {
        float[][] known = vectors.stream().flatMap(Optional::stream).toArray(float[][]::new);
        float[][] logits = fitted.logits(known, context.manager());
        List<Optional<TableTeacher.Row>> rows = new ArrayList<>();
        int next = 0;
        for (Optional<float[]> vector : vectors) {
            if (vector.isEmpty()) {
                rows.add(Optional.empty());
                continue;
            }
            float[] said = logits[next++];
            rows.add(
                    vector.map(
                            of -> new TableTeacher.Row(of, Optional.of(said), Optional.empty())));
        }
        return rows;
    }
}

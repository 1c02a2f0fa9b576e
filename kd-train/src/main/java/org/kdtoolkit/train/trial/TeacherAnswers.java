package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.teachers.TeacherPass;
import org.kdtoolkit.train.config.ResolvedExperiment;

/**
 * What the teachers say of the samples that students are judged on, where that is asked for. They
 * are frozen: each is asked once about a subset, however many trials there are.
 */
public final class TeacherAnswers {

    /**
     * What a teacher says of samples; the values are NaN where it knows nothing about one.
     *
     * @param embeddings [N, Dt]
     * @param logits [N, C], where it gives them
     */
    record Rows(float[][] embeddings, Optional<float[][]> logits) {}

    /** What a teacher said of one sample. */
    private record Answer(float[] embedding, Optional<float[]> logits) {}

    private final List<String> names;
    private final Teachers teachers;
    private final Dataset dataset;
    private final Faults faults;
    private final NDManager manager;
    private final Map<String, Map<Subset, Map<String, Answer>>> asked = new LinkedHashMap<>();

    /**
     * Prepares to ask; nobody is opened before something is asked.
     *
     * @param experiment whether anybody is asked at all
     * @param teachers who is asked
     * @param dataset the samples
     * @param faults takes those that can't be read
     * @param manager the parent of the managers that hold batches
     */
    @Inject
    public TeacherAnswers(
            ResolvedExperiment experiment,
            Teachers teachers,
            Dataset dataset,
            Faults faults,
            NDManager manager) {
        this.names =
                experiment.config().evaluation().teacherEmbeddings()
                        ? List.copyOf(teachers.names())
                        : List.of();
        this.teachers = teachers;
        this.dataset = dataset;
        this.faults = faults;
        this.manager = manager;
    }

    /** The teachers that are asked; none where nobody wants to know. */
    List<String> names() {
        return names;
    }

    /**
     * What a teacher says of some samples.
     *
     * @param name the teacher's
     * @param ids the samples', in the order of the rows
     */
    Rows of(String name, Subset subset, List<String> ids) {
        Map<String, Answer> answers =
                asked.computeIfAbsent(name, teacher -> new EnumMap<>(Subset.class))
                        .computeIfAbsent(subset, samples -> ask(name, samples));
        TeacherShape shape = teachers.open().byName().get(name).shape();
        Answer unknown =
                new Answer(nothing(shape.width()), Optional.of(nothing(dataset.classes().size())));
        List<Answer> rows = ids.stream().map(id -> answers.getOrDefault(id, unknown)).toList();
        return new Rows(
                rows.stream().map(Answer::embedding).toArray(float[][]::new),
                shape.logits()
                        ? Optional.of(
                                rows.stream()
                                        .map(row -> row.logits().orElseThrow())
                                        .toArray(float[][]::new))
                        : Optional.empty());
    }

    private Map<String, Answer> ask(String name, Subset subset) {
        Teacher teacher = teachers.open().byName().get(name);
        Samples samples = dataset.samples(subset);
        Map<String, Answer> answers = new HashMap<>();
        new TeacherPass(teacher, dataset, teachers.modality(name), faults, manager)
                .ask(
                        subset,
                        size -> IntStream.range(0, size).filter(samples::isLabelled).toArray(),
                        (index, embedding, logits) ->
                                answers.put(samples.id(index), new Answer(embedding, logits)));
        return answers;
    }

    private static float[] nothing(int width) {
        float[] values = new float[width];
        Arrays.fill(values, Float.NaN);
        return values;
    }
}

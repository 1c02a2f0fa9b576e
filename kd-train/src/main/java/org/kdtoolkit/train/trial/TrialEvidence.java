package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Evidence;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.teachers.TeacherPass;
import org.kdtoolkit.train.config.ResolvedTask;

/**
 * What tasks look at. Teachers are frozen: each is asked about a subset once, when a task first
 * looks at what it says.
 */
final class TrialEvidence implements EvidenceSource {

    private record Asked(String teacher, Subset subset) {}

    private final Teachers teachers;
    private final BatchPasses passes;
    private final Map<Asked, Predictions> answers = new HashMap<>();

    /**
     * Prepares to ask.
     *
     * @param teachers who may be asked
     * @param passes whose samples, engine and device these are
     */
    TrialEvidence(Teachers teachers, BatchPasses passes) {
        this.teachers = teachers;
        this.passes = passes;
    }

    /**
     * Refuses tasks that compare a student with a teacher of another width, before it is trained.
     *
     * @param width of the student's embeddings
     * @throws ConfigurationException if there is such a task
     */
    void requireComparable(List<ResolvedTask> tasks, int width) {
        for (ResolvedTask task : tasks) {
            task.teacher()
                    .ifPresent(
                            name -> {
                                int other = opened(name).shape().width();
                                if (other != width) {
                                    throw new ConfigurationException(
                                            "the task '%s' compares the student's embeddings, of width %d, with those of the teacher '%s', of width %d; choose a student of that width, or leave the task out"
                                                    .formatted(task.name(), width, name, other));
                                }
                            });
        }
    }

    @Override
    public Evidence of(
            ResolvedTask task,
            Subset subset,
            Predictions predictions,
            Supplier<Predictions> gallery) {
        return new Evidence() {
            @Override
            public Predictions predictions() {
                return predictions;
            }

            @Override
            public Predictions gallery() {
                return gallery.get();
            }

            @Override
            public Predictions teacher() {
                return task.teacher()
                        .map(name -> ask(name, subset))
                        .orElseGet(Evidence.super::teacher);
            }

            @Override
            public Optional<NDManager> manager() {
                return Optional.of(passes.manager());
            }
        };
    }

    private Teacher opened(String name) {
        return teachers.open().byName().get(name);
    }

    private Predictions ask(String name, Subset subset) {
        return answers.computeIfAbsent(
                new Asked(name, subset),
                asked -> {
                    Samples samples = passes.dataset().samples(subset);
                    List<String> ids = new ArrayList<>();
                    List<int[]> labels = new ArrayList<>();
                    List<float[]> embeddings = new ArrayList<>();
                    new TeacherPass(
                                    opened(name),
                                    passes.dataset(),
                                    teachers.modality(name),
                                    passes.faults(),
                                    passes.manager())
                            .ask(
                                    subset,
                                    size ->
                                            IntStream.range(0, size)
                                                    .filter(samples::isLabelled)
                                                    .toArray(),
                                    (index, embedding, logits) -> {
                                        ids.add(samples.id(index));
                                        labels.add(samples.labels(index));
                                        embeddings.add(embedding);
                                    });
                    return new Predictions(
                            ids,
                            labels,
                            embeddings.toArray(float[][]::new),
                            new float[ids.size()][0]);
                });
    }
}

package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.eval.metrics.CrossRetrieval;
import org.kdtoolkit.eval.metrics.MatrixProduct;
import org.kdtoolkit.formats.numpy.FloatTable;
import org.kdtoolkit.formats.numpy.NpzReader;
import org.kdtoolkit.loading.Order;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.teachers.TeacherPass;

/** Trials whose students are compared with their teacher. */
class CrossRetrievalTrialTest {

    private static final String TASKS = "evaluation.tasks=[recognition, cross-retrieval]";

    @TempDir private Path folder;

    @Test
    void asksTheTeacherAboutEachJudgedSubset() throws IOException {
        try (SmallExperiment small = new SmallExperiment(folder, TASKS)) {
            TrialResult.Done done = (TrialResult.Done) run(small, "none");
            Map<String, FloatTable> kept =
                    NpzReader.read(folder.resolve("none").resolve("embeddings.npz"));
            for (Subset subset : new Subset[] {Subset.VALIDATION, Subset.TEST}) {
                CrossRetrieval expected =
                        CrossRetrieval.of(
                                kept.get(subset.key() + "/embedding").rows(),
                                asked(small, subset),
                                labels(small, subset),
                                MatrixProduct.plain());
                assertThat(value(done, subset, "student-to-teacher-top5"))
                        .isEqualTo(expected.partners().recall(5));
                assertThat(value(done, subset, "student-to-teacher-median-rank"))
                        .isEqualTo(expected.partners().medianRank());
                assertThat(value(done, subset, "student-to-teacher-class-top1"))
                        .isEqualTo(expected.classes().recall(1));
            }
        }
    }

    private static float[][] asked(SmallExperiment small, Subset subset) {
        List<float[]> embeddings = new ArrayList<>();
        new TeacherPass(
                        small.teachers().open().byName().get("audio"),
                        small.dataset(),
                        "audio",
                        new Faults(OnError.FAIL),
                        small.manager())
                .ask(
                        subset,
                        Order.sequential(),
                        (index, embedding, logits) -> embeddings.add(embedding));
        return embeddings.toArray(float[][]::new);
    }

    private static List<int[]> labels(SmallExperiment small, Subset subset) {
        Samples samples = small.dataset().samples(subset);
        return IntStream.range(0, samples.size()).mapToObj(samples::labels).toList();
    }

    @Test
    void refusesAStudentOfAnotherWidthBeforeItIsTrained() {
        try (SmallExperiment small = new SmallExperiment(folder, TASKS, "student.widths=[8, 24]")) {
            assertThatThrownBy(() -> run(small, "none"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "the task 'cross-retrieval' compares the student's embeddings, of"
                                    + " width 24, with those of the teacher 'audio', of width 16;"
                                    + " choose a student of that width, or leave the task out");
        }
    }

    private TrialResult run(SmallExperiment small, String method) {
        return small.runner(new Interruption(-1))
                .run(small.method(method), 1, new TrialFolder(folder.resolve(method)), false);
    }

    private static double value(TrialResult.Done done, Subset subset, String metric) {
        return done.metrics().get(MetricKey.of(subset, metric));
    }
}

package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;

/** Trials whose students are compared with their teacher. */
class CrossRetrievalTrialTest {

    private static final String TASKS = "evaluation.tasks=[recognition, cross-retrieval]";

    @TempDir private Path folder;

    @Test
    void asksTheTeacherAboutEachJudgedSubset() {
        try (SmallExperiment small = new SmallExperiment(folder, TASKS)) {
            TrialResult result = run(small, "none");
            assertThat(result).isInstanceOf(TrialResult.Done.class);
            TrialResult.Done done = (TrialResult.Done) result;
            for (String subset : new String[] {"validation", "test"}) {
                assertThat(value(done, subset + "/student-to-teacher-top10"))
                        .isBetween(10 / 12.0, 1.0);
                assertThat(value(done, subset + "/teacher-to-student-median-rank"))
                        .isBetween(1.0, 12.0);
            }
        }
    }

    @Test
    void findsTheTeachersTeachingInAStudentThatLearntFromIt() {
        try (SmallExperiment small =
                new SmallExperiment(
                        folder,
                        TASKS,
                        "training.epochs=20",
                        "methods=[{name: none}, {name: cc, objectives: [{type: crd}]}]")) {
            TrialResult.Done none = (TrialResult.Done) run(small, "none");
            TrialResult.Done taught = (TrialResult.Done) run(small, "cc");
            assertThat(value(taught, "test/student-to-teacher-class-map"))
                    .isGreaterThan(value(none, "test/student-to-teacher-class-map"));
        }
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

    private static double value(TrialResult.Done done, String key) {
        return done.metrics().get(MetricKey.parse(key));
    }
}

package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.DatasetProvider;
import org.kdtoolkit.api.plugin.MethodProvider;
import org.kdtoolkit.api.plugin.TeacherProvider;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;
import org.kdtoolkit.train.trial.TeacherGrade;
import org.kdtoolkit.train.trial.TrialListener;

/** What an experiment opens for what it is asked, in which order it is closed, and what is said. */
class ExperimentTest {

    private static final String YAML =
            """
            name: small
            dataset: {type: numbers}
            teachers:
              good: {modality: image, type: knowing}
              bad: {modality: image, type: broken}
            student: {modality: image, type: convnet, widths: [4]}
            training: {epochs: 1, batch-size: 4}
            methods:
              - none
              - {name: csc, objectives: [{type: csc, teacher: good}]}
              - {name: looking, type: looking}
            evaluation: {select: last}
            output: out
            """;

    private final List<String> events = new ArrayList<>();
    private final Registry registry =
            Registry.builder()
                    .addServices(ExperimentTest.class.getClassLoader())
                    .add(
                            DatasetProvider.builder("numbers", Nothing.class)
                                    .build((config, context) -> numbers()),
                            TeacherProvider.builder("knowing", Nothing.class)
                                    .build((config, context) -> knowing()),
                            TeacherProvider.builder("broken", Nothing.class)
                                    .build((config, context) -> broken()),
                            MethodProvider.builder("looking", Nothing.class)
                                    .teachers(config -> List.of("good", "bad"))
                                    .build((config, context) -> looking(context)))
                    .build();

    private int teachers;

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("small.yaml"), YAML);
    }

    @Test
    void opensNothingBeforeItIsAsked() {
        try (Experiment experiment = open()) {
            assertThat(experiment.faults()).isEmpty();
        }
        assertThat(events).isEmpty();
    }

    @Test
    void opensNoTeacherForAStudentThatNeedsNone() {
        try (Experiment experiment = open()) {
            experiment.train("none", 1, false);
            experiment.students().evaluate("none", 1, List.of(Subset.TEST));
        }
        assertThat(events).containsExactly("numbers open", "none trained", "numbers closed");
    }

    @Test
    void gradesTheTeachersBeforeAnybodyLearns() {
        try (Experiment experiment = open("teachers.bad.type=knowing")) {
            experiment.benchmark(false);
        }
        assertThat(events)
                .containsExactly(
                        "numbers open",
                        "teacher 1 open",
                        "teacher 2 open",
                        "[good, bad] graded",
                        "none trained",
                        "csc trained",
                        "looking trained",
                        "teacher 2 closed",
                        "teacher 1 closed",
                        "numbers closed");
    }

    @Test
    void opensTheTeachersForAWholeMethodThatLooksAtOne() {
        try (Experiment experiment = open("teachers.bad.type=knowing")) {
            experiment.train("looking", 1, false);
        }
        assertThat(events).contains("[good, bad] graded", "looking trained");
    }

    @Test
    void saysWhatATeacherSaidThatIsOpenedInTheMiddleOfOtherWork() {
        try (Experiment experiment = open()) {
            assertThatThrownBy(() -> experiment.train("looking", 1, false))
                    .isInstanceOf(DataException.class)
                    .hasMessage("the teacher is broken");
        }
    }

    @Test
    void closesInReverseWhatWasOpenedWhereOpeningFails() {
        try (Experiment experiment = open()) {
            assertThatThrownBy(() -> experiment.train("csc", 1, false))
                    .isInstanceOf(DataException.class)
                    .hasMessage("the teacher is broken");
        }
        assertThat(events)
                .containsExactly(
                        "numbers open", "teacher 1 open", "teacher 1 closed", "numbers closed");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void closesTheDataWhereTheyDoNotFitTheTasks() {
        try (Experiment experiment = open("evaluation.select=validation/tagging-map")) {
            assertThatThrownBy(() -> experiment.benchmark(false))
                    .isInstanceOf(ConfigurationException.class)
                    .hasNoCause()
                    .hasMessageStartingWith("evaluation.select: expected one of last, ");
        }
        assertThat(events).containsExactly("numbers open", "numbers closed");
    }

    @Test
    void refusesAnUnknownMethodBeforeTheDataAreOpened() {
        try (Experiment experiment = open()) {
            assertThatThrownBy(() -> experiment.train("cscs", 1, false))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "the configuration has no method 'cscs'; did you mean 'csc'? (it has:"
                                    + " none, csc, looking)");
        }
        assertThat(events).isEmpty();
    }

    @Test
    void takesTheOutputFolderBeforeTheDataAreOpened() throws IOException {
        Files.createDirectories(folder.resolve("out/somebody's"));
        try (Experiment experiment = open()) {
            assertThatThrownBy(() -> experiment.benchmark(false))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("is not empty and holds no benchmark");
        }
        assertThat(events).isEmpty();
    }

    private Experiment open(String... overrides) {
        ExperimentConfig config = new ExperimentLoader(registry).load(file, List.of(overrides));
        return Experiment.of(config, registry, new Recorder());
    }

    private Dataset numbers() {
        events.add("numbers open");
        return new Numbers();
    }

    private Teacher knowing() {
        teachers++;
        events.add("teacher %d open".formatted(teachers));
        return new Knowing(teachers);
    }

    private Teacher broken() {
        throw new DataException("the teacher is broken");
    }

    private Method looking(DistillerContext context) {
        assertThat(context.teachers()).containsOnlyKeys("good", "bad");
        assertThat(context.teachers().get("good").width()).isEqualTo(2);
        return step -> Losses.none();
    }

    record Nothing() {}

    /** Pictures of two classes: dark and light. */
    private final class Numbers implements Dataset {

        @Override
        public List<String> classes() {
            return List.of("dark", "light");
        }

        @Override
        public TargetKind targetKind() {
            return TargetKind.SINGLE_LABEL;
        }

        @Override
        public Map<String, Shape> modalities() {
            return Map.of("image", new Shape(1, 4, 4));
        }

        @Override
        public Samples samples(Subset subset) {
            return new EightPictures(subset.key());
        }

        @Override
        public void close() {
            events.add("numbers closed");
        }
    }

    private record EightPictures(String name) implements Samples {

        @Override
        public int size() {
            return 8;
        }

        @Override
        public String id(int index) {
            return name + index;
        }

        @Override
        public int[] labels(int index) {
            return new int[] {index % 2};
        }

        @Override
        public Optional<String> source(int index, String modality) {
            return Optional.empty();
        }

        @Override
        public HostTensor read(int index, String modality) {
            float[] values = new float[16];
            Arrays.fill(values, index % 2);
            return new HostTensor(values, new Shape(1, 4, 4));
        }
    }

    /** Knows every label. */
    private final class Knowing implements Teacher {

        private final int number;

        Knowing(int number) {
            this.number = number;
        }

        @Override
        public TeacherShape shape() {
            return TeacherShape.of(2, false);
        }

        @Override
        public TeacherOutput output(Batch batch, NDManager manager) {
            float[][] rows = new float[batch.size()][2];
            for (int row = 0; row < rows.length; row++) {
                rows[row][batch.indices()[row] % 2] = 1;
            }
            return TeacherOutput.of(manager.create(rows));
        }

        @Override
        public void close() {
            events.add("teacher %d closed".formatted(number));
        }
    }

    private final class Recorder implements TrialListener {

        @Override
        public void teachers(List<TeacherGrade> grades) {
            events.add(grades.stream().map(TeacherGrade::teacher).toList() + " graded");
        }

        @Override
        public void kept(TrialResult result) {}

        @Override
        public void started(String method, int seed, int finishedEpochs, int epochs) {}

        @Override
        public void finishedEpoch(EpochRecord epoch) {}

        @Override
        public void finished(TrialResult result) {
            events.add(result.method() + " trained");
        }
    }
}

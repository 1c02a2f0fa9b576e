package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.DatasetProvider;
import org.kdtoolkit.api.plugin.TeacherProvider;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;
import org.kdtoolkit.train.trial.Teachers;
import org.kdtoolkit.train.trial.TrialListener;

/** Which teachers an experiment tells that they will be shown drawn views. */
class TeacherViewOpeningTest {

    private final List<String> notices = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<Injector> opened = new ArrayList<>();
    private final Registry registry =
            Registry.builder()
                    .addServices(TeacherViewOpeningTest.class.getClassLoader())
                    .add(
                            DatasetProvider.builder("plates", Nothing.class)
                                    .build((config, context) -> new Plates()),
                            teacher("follower", true),
                            teacher("stubborn", false))
                    .build();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        opened.forEach(injector -> injector.getInstance(Resources.class).close());
    }

    @Test
    void aTeacherIsToldWhereSomethingIsDrawn() throws IOException {
        open("modality: turning, type: follower");
        open("modality: turning, type: follower, view: first");
        open("modality: turning, type: follower, view: same");
        open("modality: turning, type: follower, view: own");
        assertThat(told).containsExactly("not", "not", "drawn", "drawn");
        assertThat(notices).isEmpty();
    }

    @Test
    void aViewIsSaidToMakeNoDifferenceWhereNothingIsDrawn() throws IOException {
        open("modality: still, type: follower, view: own");
        assertThat(told).containsExactly("not");
        assertThat(notices)
                .containsExactly(
                        "'teacher.view' makes no difference: nothing is drawn in the modality"
                                + " 'still', whose samples look the same in each epoch");
    }

    @Test
    void aTeacherIsToldWhereSamplesAreMixedThoughNothingIsDrawn() throws IOException {
        open("modality: still, type: follower, view: same}\ntraining: {mixup: {}");
        assertThat(told).containsExactly("drawn");
        assertThat(notices).isEmpty();
    }

    @Test
    void aTeacherIsToldWhereTheStudentSeesASecondViewThoughNothingIsDrawn() throws IOException {
        open(
                "modality: still, type: follower, view: same",
                "{name: m, objectives: [{type: mlkd, strong-view: strong}]}");
        assertThat(told).containsExactly("drawn");
        assertThat(notices).isEmpty();
    }

    @Test
    void aTeacherThatCanNotFollowIsRefused() {
        assertThatThrownBy(() -> open("modality: turning, type: stubborn, view: same"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "teacher.view: the teacher 'stubborn' knows one answer for each sample,"
                                + " whatever the view; remove 'view', or take a network"
                                + " (backbone, torchscript)");
    }

    private void open(String teacher) throws IOException {
        open(teacher, "none");
    }

    private void open(String teacher, String method) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("small.yaml"),
                        """
                        name: small
                        dataset: {type: plates}
                        teacher: {%s}
                        student: {modality: turning, type: convnet}
                        methods: [%s]
                        evaluation: {select: last}
                        output: out
                        """
                                .formatted(teacher, method));
        ExperimentConfig config = new ExperimentLoader(registry).load(file, List.of());
        Injector injector = Experiment.parts(config, registry, new Noting(), RunOrigin.PLAIN);
        opened.add(injector);
        injector.getInstance(Teachers.class).open();
    }

    record Nothing() {}

    private TeacherProvider teacher(String name, boolean follows) {
        return TeacherProvider.builder(name, Nothing.class)
                .build(
                        (config, context) -> {
                            told.add(context.asksForDrawnViews() ? "drawn" : "not");
                            return new Silent(follows);
                        });
    }

    /** Says the same of all samples. */
    private record Silent(boolean answersDrawnViews) implements Teacher {

        @Override
        public TeacherShape shape() {
            return TeacherShape.of(2, true);
        }

        @Override
        public TeacherOutput output(Batch batch, NDManager manager) {
            return TeacherOutput.of(manager.ones(new Shape(batch.size(), 2)))
                    .withLogits(manager.ones(new Shape(batch.size(), 2)));
        }
    }

    /** Samples that look different in each view in one modality, and not in the other. */
    private static final class Plates implements Dataset {

        @Override
        public List<String> classes() {
            return List.of("a", "b");
        }

        @Override
        public TargetKind targetKind() {
            return TargetKind.SINGLE_LABEL;
        }

        @Override
        public Map<String, Shape> modalities() {
            return Map.of("turning", new Shape(1, 8, 8), "still", new Shape(1, 8, 8));
        }

        @Override
        public Samples samples(Subset subset) {
            return new Plate(subset);
        }
    }

    private record Plate(Subset subset) implements Samples {

        @Override
        public int size() {
            return 4;
        }

        @Override
        public String id(int index) {
            return subset.key() + index;
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
        public boolean draws(String modality) {
            return subset == Subset.TRAIN && modality.equals("turning");
        }

        @Override
        public HostTensor read(int index, String modality) {
            return new HostTensor(new float[64], new Shape(1, 8, 8));
        }
    }

    private final class Noting implements TrialListener {

        @Override
        public void noticed(String what) {
            notices.add(what);
        }

        @Override
        public void kept(TrialResult result) {}

        @Override
        public void started(String method, int seed, int finishedEpochs, int epochs) {}

        @Override
        public void finishedEpoch(EpochRecord epoch) {}

        @Override
        public void finished(TrialResult result) {}
    }
}

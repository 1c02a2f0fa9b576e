package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.MethodProvider;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.plugin.TeacherProvider;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.train.step.Rates;

/** What teachers are shown in training, beside what the student sees. */
class TeacherSightTest {

    private static final String YAML =
            """
            name: views
            dataset: {type: turning, silent: []}
            teachers:
              plain: {modality: picture, type: spy, name: plain}
              same: {modality: picture, type: spy, name: same, view: same}
              ear: {modality: sound, type: spy, name: ear, view: same}
              own: {modality: picture, type: spy, name: own, view: own}
              other: {modality: picture, type: spy, name: other, view: own}
              first: {modality: picture, type: spy, name: first, view: first}
            student: {modality: picture, type: convnet, widths: [4]}
            training: {epochs: 3, batch-size: 4}
            methods: [{name: listening, type: listening}]
            evaluation: {select: last}
            output: out
            """;

    private static final String STUDENT = "student";
    private static final long SEED = 5;

    private final List<Seen> seen = new ArrayList<>();

    @TempDir private Path folder;

    /**
     * What somebody saw in a step.
     *
     * @param who the teacher, or the student
     * @param input the array itself
     * @param values what it held
     */
    private record Seen(
            String who, NDArray input, float[] values, List<Integer> indices, List<View> views) {

        float[] row(int row) {
            int size = values.length / indices.size();
            return Arrays.copyOfRange(values, row * size, (row + 1) * size);
        }
    }

    record Spying(String name) {}

    record Nothing() {}

    @Test
    void whoSeesTheSameIsHandedTheStudentsOwnTensor() {
        train(1);
        for (int step = 0; step < 3; step++) {
            NDArray students = by(STUDENT).get(step).input();
            assertThat(by("same").get(step).input()).isSameAs(students);
            assertThat(by("plain").get(step).input()).isSameAs(students);
            assertThat(by("same").get(step).views()).isEqualTo(by(STUDENT).get(step).views());
        }
        assertThat(by(STUDENT))
                .allSatisfy(s -> assertThat(s.views()).hasOnlyElementsOfType(View.Drawn.class));
    }

    @Test
    void whoSeesTheSameInAnotherModalityIsShownWhatTheSameSeedDraws() {
        train(1);
        assertShown("ear", TurningDataset.SOUND);
        assertThat(by("ear")).extracting(Seen::views).isEqualTo(views(STUDENT));
    }

    @Test
    void whoHasAViewOfItsOwnSeesWhatNobodyElseSees() {
        train(1);
        assertShown("own", TurningDataset.PICTURE);
        assertShown("other", TurningDataset.PICTURE);
        for (int step = 0; step < 3; step++) {
            for (int row = 0; row < by("own").get(step).indices().size(); row++) {
                assertThat(
                                List.of(
                                        by(STUDENT).get(step).views().get(row),
                                        by("own").get(step).views().get(row),
                                        by("other").get(step).views().get(row)))
                        .doesNotHaveDuplicates();
                assertThat(by("own").get(step).row(row))
                        .isNotEqualTo(by(STUDENT).get(step).row(row));
            }
        }
    }

    @Test
    void whoSeesTheFirstViewSeesNoOther() {
        train(1);
        assertShown("first", TurningDataset.PICTURE);
        assertThat(by("first")).allSatisfy(s -> assertThat(s.views()).containsOnly(View.FIRST));
    }

    @Test
    void viewsDependOnSeedEpochAndSampleAloneAndNotOnThreadsOrEarlierEpochs() {
        train(1);
        List<Map<Integer, float[]>> inFirst = shown();
        train(2);
        List<Map<Integer, float[]>> inSecond = shown();
        train(2, "training.workers=3");
        assertEqual(shown(), inSecond);
        train(1, "training.workers=4");
        assertEqual(shown(), inFirst);
        train(1, "training.batch-size=5");
        assertEqual(shown(), inFirst);
        for (int teacher = 0; teacher < inFirst.size() - 1; teacher++) {
            assertThat(inFirst.get(teacher).get(7)).isNotEqualTo(inSecond.get(teacher).get(7));
        }
        assertThat(inFirst.get(5).get(7)).as("the first view").isEqualTo(inSecond.get(5).get(7));
    }

    /** The values of each sample, teacher by teacher. */
    private List<Map<Integer, float[]>> shown() {
        List<Map<Integer, float[]>> shown = new ArrayList<>();
        for (String who : List.of("plain", "same", "ear", "own", "other", "first")) {
            Map<Integer, float[]> samples = new LinkedHashMap<>();
            for (Seen step : by(who)) {
                for (int row = 0; row < step.indices().size(); row++) {
                    samples.put(step.indices().get(row), step.row(row));
                }
            }
            shown.add(samples);
        }
        return shown;
    }

    private static void assertEqual(
            List<Map<Integer, float[]>> actual, List<Map<Integer, float[]>> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            Map<Integer, float[]> shown = actual.get(i);
            expected.get(i).forEach((index, v) -> assertThat(shown.get(index)).isEqualTo(v));
        }
    }

    /** That somebody was shown what the data set gives in the views that the batch tells. */
    private void assertShown(String who, String modality) {
        Samples samples =
                new TurningDataset(new TurningDataset.Config(List.of())).samples(Subset.TRAIN);
        assertThat(by(who)).hasSize(3);
        for (Seen step : by(who)) {
            for (int row = 0; row < step.indices().size(); row++) {
                assertThat(step.row(row))
                        .isEqualTo(
                                read(
                                        samples,
                                        step.indices().get(row),
                                        modality,
                                        step.views().get(row)));
            }
        }
    }

    private static float[] read(Samples samples, int index, String modality, View view) {
        try {
            return samples.read(index, modality, view).values();
        } catch (SampleException e) {
            throw new AssertionError(e);
        }
    }

    private List<List<View>> views(String who) {
        return by(who).stream().map(Seen::views).toList();
    }

    private List<Seen> by(String who) {
        return seen.stream().filter(s -> s.who().equals(who)).toList();
    }

    /** Trains for one epoch, be it the first or not. */
    private void train(int epoch, String... overrides) {
        seen.clear();
        List<Provider<?, ?>> providers = List.of(TurningDataset.provider(), spy(), listening());
        try (SmallExperiment small = new SmallExperiment(folder, YAML, providers, overrides);
                TrialNetworks networks =
                        small.networks().create(small.method("listening"), new Seed(SEED))) {
            small.trainers()
                    .trainer(networks, new Seed(SEED))
                    .run(TrainingMoment.of(epoch, 3), time -> new Rates(0.01, 0.01));
        }
    }

    private TeacherProvider spy() {
        return TeacherProvider.builder("spy", Spying.class)
                .build((config, context) -> new Spy(config.name(), context.modality()));
    }

    private MethodProvider listening() {
        return MethodProvider.builder("listening", Nothing.class)
                .teachers(config -> List.of("plain", "same", "ear", "own", "other", "first"))
                .build(
                        (config, context) ->
                                step -> {
                                    note(STUDENT, TurningDataset.PICTURE, step.batch());
                                    return Losses.none();
                                });
    }

    private void note(String who, String modality, Batch batch) {
        NDArray input = batch.input(modality);
        seen.add(
                new Seen(
                        who,
                        input,
                        input.toFloatArray(),
                        Arrays.stream(batch.indices()).boxed().toList(),
                        batch.views()));
    }

    /** A teacher of a plug-in that is given each batch. */
    private final class Spy implements Teacher {

        private final String name;
        private final String modality;

        Spy(String name, String modality) {
            this.name = name;
            this.modality = modality;
        }

        @Override
        public TeacherShape shape() {
            return TeacherShape.of(2, false);
        }

        @Override
        public boolean needsInput() {
            return true;
        }

        @Override
        public TeacherOutput output(Batch batch, NDManager manager) {
            note(name, modality, batch);
            return TeacherOutput.of(manager.ones(new Shape(batch.size(), 2)));
        }
    }
}

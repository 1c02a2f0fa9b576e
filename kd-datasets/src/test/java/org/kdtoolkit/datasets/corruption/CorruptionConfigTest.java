package org.kdtoolkit.datasets.corruption;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.datasets.corruption.CorruptionConfig.Drop;
import org.kdtoolkit.datasets.corruption.CorruptionConfig.Noise;
import org.kdtoolkit.datasets.corruption.CorruptionConfig.Swap;

class CorruptionConfigTest {

    private static final int SIZE = 12;
    private static final int[] ALL = IntStream.range(0, SIZE).toArray();

    private static final Swap SWAP = new Swap(Optional.of(0.5), List.of(), 7, Optional.empty());
    private static final Noise NOISE =
            new Noise(0, Optional.of(0.5), List.of(), 7, Optional.empty());
    private static final Drop DROP = new Drop(Optional.of(0.5), List.of(), 7, Optional.empty());

    private final Crowd crowd = Crowd.of(SIZE, 3);
    private final List<Integer> hit = CorruptedSamples.of(crowd, 0.5, 7).indices().boxed().toList();
    private Faults faults = new Faults(OnError.FAIL);
    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void swapAnswersForAnotherSample() {
        Teacher teacher = corrupted(SWAP, crowd.teacher(false, manager));
        SwapPartners donors = SwapPartners.of(crowd, CorruptedSamples.of(crowd, 0.5, 7), 7);

        TeacherOutput output = teacher.output(train(ALL), manager);

        for (NDArray part : parts(output)) {
            for (int i : ALL) {
                float[] expected = Crowd.values(hit.contains(i) ? donors.of(i) : i);
                assertThat(row(part, i)).containsExactly(expected);
            }
        }
        assertThat(output.missing()).isEmpty();
    }

    @Test
    void swapShowsATeacherTheOtherSamplesInput() {
        Batch batch = train(ALL);

        TeacherOutput output = corrupted(SWAP, new EchoTeacher()).output(batch, manager);

        TeacherOutput told = corrupted(SWAP, crowd.teacher(false, manager)).output(batch, manager);
        assertThat(output.embedding()).isEqualTo(told.embedding());
    }

    @Test
    void swapWithASampleThatCantBeReadIsKnownToNobody() {
        faults = new Faults(OnError.SKIP);
        int victim = hit.get(2);
        crowd.breakSample(SwapPartners.of(crowd, CorruptedSamples.of(crowd, 0.5, 7), 7).of(victim));

        TeacherOutput output = corrupted(SWAP, new EchoTeacher()).output(train(ALL), manager);

        assertThat(output.missing()).contains(victim);
        assertThat(row(output.embedding(), victim)).containsOnly(0);
        assertThat(faults.all()).isNotEmpty();
    }

    @Test
    void dropKnowsNothingOfASample() {
        TeacherOutput output =
                corrupted(DROP, crowd.teacher(true, manager)).output(train(ALL), manager);

        assertThat(output.missing()).isEqualTo(hit);
        for (NDArray part : parts(output)) {
            for (int i : ALL) {
                assertThat(row(part, i))
                        .containsExactly(
                                hit.contains(i) ? new float[Crowd.WIDTH] : Crowd.values(i));
            }
        }
    }

    @Test
    void noiseLiesOnWhatATeacherReads() throws SampleException {
        TeacherCorruption corruption = NOISE.single().orElseThrow().of(crowd, Crowd.SOUND, faults);
        GaussianNoise noise = new GaussianNoise(0, 7);

        for (int i : ALL) {
            float[] expected =
                    hit.contains(i) ? noise.on(Crowd.values(i), i, Crowd.SOUND) : Crowd.values(i);
            assertThat(read(corruption, Subset.TRAIN, i)).containsExactly(expected);
            assertThat(read(corruption, Subset.VALIDATION, i)).containsExactly(Crowd.values(i));
            assertThat(read(corruption, Subset.TEST, i)).containsExactly(Crowd.values(i));
        }
        assertThat(corruption.dataset().samples(Subset.TRAIN).id(3)).isEqualTo("s3");
        assertThat(corruption.dataset().samples(Subset.TRAIN).source(3, Crowd.SOUND))
                .contains("3.wav");
        Teacher teacher = crowd.teacher(false, manager);
        assertThat(corruption.onTeacher().apply(teacher)).isSameAs(teacher);
    }

    @Test
    void noiseLiesOnWhatATeacherIsShown() {
        TeacherOutput output = corrupted(NOISE, new EchoTeacher()).output(train(ALL), manager);

        GaussianNoise noise = new GaussianNoise(0, 7);
        for (int i : ALL) {
            assertThat(row(output.embedding(), i))
                    .containsExactly(
                            hit.contains(i)
                                    ? noise.on(Crowd.values(i), i, Crowd.SOUND)
                                    : Crowd.values(i));
        }
    }

    @Test
    void noiseLiesOnStoredAnswersAndTheReportSaysSo() {
        Teacher teacher = corrupted(NOISE, crowd.teacher(true, manager));

        TeacherOutput output = teacher.output(train(ALL), manager);

        for (NDArray part : parts(output)) {
            for (int i : ALL) {
                float[] clean = Crowd.values(i);
                float[] row = row(part, i);
                double signal = 0;
                double noise = 0;
                for (int k = 0; k < row.length; k++) {
                    signal += clean[k] * clean[k];
                    noise += (row[k] - clean[k]) * (row[k] - clean[k]);
                }
                assertThat(noise / signal < 0.5).isEqualTo(!hit.contains(i));
            }
        }
        assertThat(row(output.embedding(), hit.get(0)))
                .as("each part has noise of its own")
                .isNotEqualTo(row(output.logits().orElseThrow(), hit.get(0)));
        assertThat(teacher.notes())
                .containsExactly(
                        "the teacher's answers were stored before, so the noise lies on them, and"
                                + " not on what it perceived");
    }

    enum Kind {
        SWAP_KIND(SWAP),
        NOISE_KIND(NOISE),
        DROP_KIND(DROP);

        private final CorruptionConfig config;

        Kind(CorruptionConfig config) {
            this.config = config;
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotDependOnABatchsOrderOrSize(Kind kind) {
        int[] backwards = IntStream.range(0, SIZE).map(i -> SIZE - 1 - i).toArray();
        for (Teacher behind : List.of(crowd.teacher(true, manager), new EchoTeacher())) {
            Teacher teacher = corrupted(kind.config, behind);
            TeacherOutput whole = teacher.output(train(ALL), manager);
            TeacherOutput turned = teacher.output(train(backwards), manager);
            for (int i : ALL) {
                TeacherOutput alone = teacher.output(train(i), manager);
                assertThat(row(turned.embedding(), SIZE - 1 - i))
                        .isEqualTo(row(whole.embedding(), i))
                        .isEqualTo(row(alone.embedding(), 0));
                assertThat(turned.missing().contains(SIZE - 1 - i))
                        .isEqualTo(whole.missing().contains(i))
                        .isEqualTo(alone.missing().contains(0));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesOtherSubsetsAndTheStudentsInputAsTheyAre(Kind kind) {
        for (Teacher behind : List.of(crowd.teacher(true, manager), new EchoTeacher())) {
            Teacher teacher = corrupted(kind.config, behind);
            for (Subset subset : List.of(Subset.VALIDATION, Subset.TEST)) {
                Batch batch = crowd.batch(subset, manager, ALL);
                TeacherOutput output = teacher.output(batch, manager);
                assertThat(output.embedding().toFloatArray())
                        .isEqualTo(batch.input(Crowd.SOUND).toFloatArray());
                assertThat(output.missing()).isEmpty();
            }
            Batch batch = train(ALL);
            float[] before = batch.input(Crowd.SOUND).toFloatArray();
            teacher.output(batch, manager);
            assertThat(batch.input(Crowd.SOUND).toFloatArray()).isEqualTo(before);
            assertThat(batch.indices()).isEqualTo(ALL);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoArraysBehind(Kind kind) {
        for (Teacher behind : List.of(crowd.teacher(true, manager), new EchoTeacher())) {
            Teacher teacher = corrupted(kind.config, behind);
            int before = manager.getManagedArrays().size();
            try (NDManager step = manager.newSubManager()) {
                teacher.output(crowd.batch(Subset.TRAIN, step, ALL), step);
            }
            assertThat(manager.getManagedArrays()).hasSize(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesNothingAtRateZero(Kind kind) throws SampleException {
        TeacherCorruption none = kind.config.at(0).of(crowd, Crowd.SOUND, faults);
        Teacher teacher = none.onTeacher().apply(crowd.teacher(true, manager));

        assertThat(teacher.output(train(ALL), manager).embedding())
                .isEqualTo(crowd.teacher(true, manager).output(train(ALL), manager).embedding());
        assertThat(teacher.notes()).isEmpty();
        assertThat(read(none, Subset.TRAIN, 5)).containsExactly(Crowd.values(5));
    }

    @Test
    void countsWhatItHits() {
        assertThat(SWAP.single().orElseThrow().hits(5)).isEqualTo(3);
        assertThat(SWAP.at(0.1).hits(4)).isZero();
        assertThat(NOISE.at(1).hits(4)).isEqualTo(4);
    }

    private Teacher corrupted(CorruptionConfig config, Teacher teacher) {
        return config.single()
                .orElseThrow()
                .of(crowd, Crowd.SOUND, faults)
                .onTeacher()
                .apply(teacher);
    }

    private Batch train(int... indices) {
        return crowd.batch(Subset.TRAIN, manager, indices);
    }

    private static float[] read(TeacherCorruption corruption, Subset subset, int index)
            throws SampleException {
        return corruption.dataset().samples(subset).read(index, Crowd.SOUND, View.FIRST).values();
    }

    private static List<NDArray> parts(TeacherOutput output) {
        return List.of(
                output.embedding(),
                output.logits().orElseThrow(),
                output.featureMap().orElseThrow());
    }

    private static float[] row(NDArray array, int row) {
        float[] all = array.toFloatArray();
        return Arrays.copyOfRange(all, row * Crowd.WIDTH, (row + 1) * Crowd.WIDTH);
    }
}

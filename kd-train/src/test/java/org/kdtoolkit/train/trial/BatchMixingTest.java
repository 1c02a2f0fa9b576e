package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.SoftTargets;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.train.config.CutmixConfig;
import org.kdtoolkit.train.config.MixupConfig;

class BatchMixingTest {

    private static final String IMAGE = "image";
    private static final int ROWS = 6;
    private static final int SIDE = 8;

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
    void blendsSamplesAndLabelsInTheSameShares() {
        // each row is told by its own place, and has a class of its own
        Batch batch = batch(manager.eye(ROWS), ownClasses());

        for (int step = 1; step <= 5; step++) {
            Batch mixed = mixup(1, 1).mixed(batch, 1, step);

            float[] shares = shares(mixed);
            assertThat(mixed.input(IMAGE).toFloatArray()).containsExactly(shares);
            assertAreOfTwo(shares);
        }
    }

    @Test
    void pastesABoxAndMixesTheLabelsByItsArea() {
        Batch batch = batch(pictures(new Shape(ROWS, 3, SIDE, SIDE)), ownClasses());

        for (int step = 1; step <= 20; step++) {
            Batch mixed = cutmix(1, 1).mixed(batch, 1, step);

            assertAreaIsShare(mixed, 3 * SIDE * SIDE);
        }
    }

    @Test
    void pastesTheSameBoxIntoAllFrames() {
        int frames = 4;
        Batch batch = batch(pictures(new Shape(ROWS, 1, frames, SIDE, SIDE)), ownClasses());

        Batch mixed = cutmix(1, 1).mixed(batch, 2, 3);

        float[] values = mixed.input(IMAGE).toFloatArray();
        int frame = SIDE * SIDE;
        for (int i = 0; i < ROWS * frames * frame; i++) {
            int first = i - i % (frames * frame) + i % frame;
            assertThat(values[i]).isEqualTo(values[first]);
        }
        assertAreaIsShare(mixed, frames * frame);
    }

    @Test
    void mixesOfSeveralLabelsEachByItself() {
        NDArray indicators =
                manager.create(new float[] {1, 1, 0, 0, 0, 1}, new Shape(2, 3)); // two samples
        NDArray inputs = manager.eye(2);
        Batch batch =
                Batch.of(
                        Subset.TRAIN,
                        IntStream.range(0, 2).mapToObj(i -> "s" + i).toList(),
                        new int[] {0, 1},
                        Map.of(IMAGE, inputs),
                        Targets.multiLabel(indicators));

        for (int step = 1; step <= 5; step++) {
            Batch mixed = mixing(mixup(1), Optional.empty(), 3).mixed(batch, 1, step);

            NDArray expected = mixed.input(IMAGE).matMul(indicators);
            assertThat(shares(mixed)).containsExactly(expected.toFloatArray());
        }
    }

    @Test
    void mixesNoSampleThatHasALabelWithOneThatHasNone() {
        boolean[] labelled = {true, false, true, false, false, true};
        Batch batch = batch(manager.eye(ROWS), ownClasses().withLabelled(labelled));

        for (int step = 1; step <= 20; step++) {
            Batch mixed = mixup(1, 1).mixed(batch, 1, step);

            assertThat(mixed.targets().labelled()).containsExactly(labelled);
            float[] values = mixed.input(IMAGE).toFloatArray();
            for (int i = 0; i < ROWS * ROWS; i++) {
                if (labelled[i / ROWS] != labelled[i % ROWS]) {
                    assertThat(values[i]).isZero();
                }
            }
        }
    }

    @Test
    void drawsFromSeedEpochAndStepAlone() {
        Batch batch = batch(manager.eye(ROWS), ownClasses());
        float[] once = shares(mixup(1, 1).mixed(batch, 3, 7));

        assertThat(shares(mixup(1, 1).mixed(batch, 3, 7))).containsExactly(once);
        assertThat(shares(mixup(1, 1).mixed(batch, 3, 8))).isNotEqualTo(once);
        assertThat(shares(mixup(1, 1).mixed(batch, 4, 7))).isNotEqualTo(once);
        assertThat(
                        shares(
                                new BatchMixing(
                                                mixup(1),
                                                Optional.empty(),
                                                IMAGE,
                                                ROWS,
                                                new Seed(2))
                                        .mixed(batch, 3, 7)))
                .isNotEqualTo(once);
    }

    @Test
    void blendsTheBatchesThatItDoesNotPasteInto() {
        Batch batch = batch(pictures(new Shape(ROWS, 1, SIDE, SIDE)), ownClasses());
        BatchMixing both = mixing(mixup(1), Optional.of(new CutmixConfig(1, 0.5)), ROWS);

        long pasted =
                IntStream.rangeClosed(1, 40)
                        .mapToObj(step -> both.mixed(batch, 1, step).input(IMAGE).toFloatArray())
                        .filter(BatchMixingTest::areWhole)
                        .count();

        assertThat(pasted).isBetween(10L, 30L);
    }

    @Test
    void leavesBatchesAloneByProbability() {
        Batch batch = batch(manager.eye(ROWS), ownClasses());

        long alone =
                IntStream.rangeClosed(1, 40)
                        .filter(step -> mixup(1, 0.5).mixed(batch, 1, step) == batch)
                        .count();

        assertThat(alone).isBetween(10L, 30L);
        assertThat(mixing(Optional.empty(), Optional.empty(), ROWS).mixed(batch, 1, 1))
                .isSameAs(batch);
    }

    @Test
    void drawsSharesFromTheBetaDistribution() {
        Batch batch = batch(manager.eye(ROWS), ownClasses());

        double extreme =
                IntStream.rangeClosed(1, 300)
                        .mapToDouble(step -> shares(mixup(0.2, 1).mixed(batch, 1, step))[0])
                        .filter(share -> share < 0.01 || share > 0.99)
                        .count();

        // of Beta(0.2, 0.2), 0.405 are below 0.01 or above 0.99, and one in six is its own partner
        assertThat(extreme / 300).isCloseTo(0.405 + 0.595 / 6, within(0.1));
    }

    private BatchMixing mixup(double alpha, double probability) {
        return mixing(Optional.of(new MixupConfig(alpha, probability)), Optional.empty(), ROWS);
    }

    private static Optional<MixupConfig> mixup(double alpha) {
        return Optional.of(new MixupConfig(alpha, 1));
    }

    private BatchMixing cutmix(double alpha, double probability) {
        return mixing(Optional.empty(), Optional.of(new CutmixConfig(alpha, probability)), ROWS);
    }

    private static BatchMixing mixing(
            Optional<MixupConfig> mixup, Optional<CutmixConfig> cutmix, int classes) {
        return new BatchMixing(mixup, cutmix, IMAGE, classes, new Seed(1));
    }

    private Targets ownClasses() {
        return Targets.singleLabel(
                manager.create(IntStream.range(0, ROWS).mapToLong(i -> i).toArray()));
    }

    private Batch batch(NDArray input, Targets targets) {
        return Batch.of(
                Subset.TRAIN,
                IntStream.range(0, ROWS).mapToObj(i -> "s" + i).toList(),
                IntStream.range(0, ROWS).toArray(),
                Map.of(IMAGE, input),
                targets);
    }

    /** Each picture is of its row's number. */
    private NDArray pictures(Shape shape) {
        int size = (int) shape.slice(1).size();
        float[] values = new float[ROWS * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / size;
        }
        return manager.create(values, shape);
    }

    private static boolean areWhole(float[] values) {
        return IntStream.range(0, values.length).allMatch(i -> values[i] == (int) values[i]);
    }

    private static float[] shares(Batch mixed) {
        return ((SoftTargets) mixed.targets()).shares().toFloatArray();
    }

    private static void assertAreOfTwo(float[] shares) {
        for (int row = 0; row < ROWS; row++) {
            float sum = 0;
            int some = 0;
            for (int column = 0; column < ROWS; column++) {
                sum += shares[row * ROWS + column];
                some += shares[row * ROWS + column] > 0 ? 1 : 0;
            }
            assertThat(sum).isCloseTo(1, within(1e-6f));
            assertThat(some).isBetween(1, 2);
        }
    }

    /** Of each row, as much is of a sample as its label says. */
    private static void assertAreaIsShare(Batch mixed, int size) {
        float[] values = mixed.input(IMAGE).toFloatArray();
        float[] shares = shares(mixed);
        for (int row = 0; row < ROWS; row++) {
            for (int of = 0; of < ROWS; of++) {
                int first = row * size;
                float sample = of;
                long pixels =
                        IntStream.range(first, first + size)
                                .filter(i -> values[i] == sample)
                                .count();
                assertThat(shares[row * ROWS + of]).isCloseTo((float) pixels / size, within(1e-6f));
            }
        }
    }
}

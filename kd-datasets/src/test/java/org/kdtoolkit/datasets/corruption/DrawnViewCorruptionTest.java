package org.kdtoolkit.datasets.corruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.loading.ForwardingDataset;
import org.kdtoolkit.loading.ForwardingSamples;

/** A teacher that is shown drawn views is corrupted in these. */
class DrawnViewCorruptionTest {

    private static final int SIZE = 6;
    private static final int[] ALL = IntStream.range(0, SIZE).toArray();

    private final NDManager manager = NDManager.newBaseManager();
    private final Crowd crowd = Crowd.of(SIZE, 3);
    private final Dataset turning = new Turning(crowd);
    private final Faults faults = new Faults(OnError.FAIL);

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void aSwapShowsTheOtherSampleInTheViewOfTheOneThatIsHit() {
        Teacher shuffled = new ShuffledPairs(turning, faults).of(new Looking(-1), Crowd.SOUND);
        SwapPartners circle = SwapPartners.circle(turning, 1);

        float[][] seen = rows(shuffled.output(drawn(), manager));
        for (int row = 0; row < SIZE; row++) {
            assertThat(seen[row]).containsExactly(turned(circle.of(row), seed(row)));
        }
        assertThat(shuffled.answersDrawnViews()).isTrue();
    }

    @Test
    void aSwapReadsNothingForATeacherThatDoesNotLook() {
        crowd.breakSample(2);
        Teacher shuffled =
                new ShuffledPairs(turning, faults).of(crowd.teacher(false, manager), Crowd.SOUND);

        assertThat(shuffled.output(drawn(), manager).missing()).isEmpty();
        assertThat(shuffled.answersDrawnViews()).isFalse();
    }

    @Test
    void aSampleOfWhichTheTeacherKnowsNothingIsNoFaultInThePlaceOfAnother() {
        crowd.breakSample(2);
        SwapPartners circle = SwapPartners.circle(turning, 1);
        int hit = IntStream.of(ALL).filter(row -> circle.of(row) == 2).findFirst().orElseThrow();

        Teacher blind = new ShuffledPairs(turning, faults).of(new Looking(2), Crowd.SOUND);
        assertThat(blind.output(drawn(), manager).missing()).containsExactly(hit);
        Teacher surprised = new ShuffledPairs(turning, faults).of(new Looking(-1), Crowd.SOUND);
        assertThatThrownBy(() -> surprised.output(drawn(), manager))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "sample 's2' (train): 2.wav is broken; repair it, or set 'on-error: skip'"
                                + " to leave such samples out");
    }

    @Test
    void noiseLiesOnWhatABatchShowsAndNotTwiceOnWhatIsKnown() {
        TeacherCorruption corruption =
                new Corruption.Noise(0, 1, 7).of(turning, Crowd.SOUND, faults);
        Teacher noisy = corruption.onTeacher().apply(new Looking(-1));
        GaussianNoise noise = new GaussianNoise(0, 7);

        float[][] seen = rows(noisy.output(drawn(), manager));
        for (int row = 0; row < SIZE; row++) {
            assertThat(seen[row])
                    .containsExactly(noise.on(turned(row, seed(row)), row, Crowd.SOUND));
        }
        float[][] known =
                rows(noisy.output(without(crowd.batch(Subset.TRAIN, manager, ALL)), manager));
        for (int row = 0; row < SIZE; row++) {
            assertThat(known[row]).containsExactly(Crowd.values(row));
        }
    }

    /** The batch that a loader makes of all samples in views of their own. */
    private Batch drawn() {
        Batch batch = crowd.batch(Subset.TRAIN, manager, ALL);
        float[] values = new float[SIZE * Crowd.WIDTH];
        List<View> views = new ArrayList<>();
        for (int row = 0; row < SIZE; row++) {
            System.arraycopy(turned(row, seed(row)), 0, values, row * Crowd.WIDTH, Crowd.WIDTH);
            views.add(new View.Drawn(seed(row)));
        }
        return batch.withInput(Crowd.SOUND, manager.create(values, new Shape(SIZE, Crowd.WIDTH)))
                .withViews(views);
    }

    private static Batch without(Batch batch) {
        return Batch.of(batch.subset(), batch.ids(), batch.indices(), Map.of(), batch.targets());
    }

    private static long seed(int row) {
        return 10 + row;
    }

    private static float[] turned(int index, long seed) {
        float[] values = Crowd.values(index);
        values[3] = seed;
        return values;
    }

    private static float[][] rows(TeacherOutput output) {
        float[] all = output.embedding().toFloatArray();
        return IntStream.of(ALL)
                .mapToObj(
                        row -> Arrays.copyOfRange(all, row * Crowd.WIDTH, (row + 1) * Crowd.WIDTH))
                .toArray(float[][]::new);
    }

    /** The last value of a drawn view is its seed. */
    private static final class Turning extends ForwardingDataset {

        Turning(Dataset dataset) {
            super(dataset);
        }

        @Override
        public Samples samples(Subset subset) {
            return new ForwardingSamples(super.samples(subset)) {

                @Override
                public HostTensor read(int index, String modality, View view)
                        throws SampleException {
                    HostTensor first = super.read(index, modality, view);
                    return view instanceof View.Drawn drawn
                            ? HostTensor.of(turned(index, drawn.seed()), Crowd.WIDTH)
                            : first;
                }
            };
        }
    }

    /**
     * Says what it is shown or, where it is shown nothing, what it knows.
     *
     * @param unknown the sample that it knows nothing about
     */
    private record Looking(int unknown) implements Teacher {

        @Override
        public TeacherShape shape() {
            return TeacherShape.of(Crowd.WIDTH, false);
        }

        @Override
        public boolean answersDrawnViews() {
            return true;
        }

        @Override
        public TeacherOutput output(Batch batch, NDManager manager) {
            int[] indices = batch.indices();
            List<Integer> missing =
                    IntStream.range(0, batch.size())
                            .filter(row -> indices[row] == unknown)
                            .boxed()
                            .toList();
            if (batch.inputs().containsKey(Crowd.SOUND)) {
                return TeacherOutput.of(batch.input(Crowd.SOUND).mul(manager.create(1f)))
                        .withMissing(missing);
            }
            float[][] known = IntStream.of(indices).mapToObj(Crowd::values).toArray(float[][]::new);
            return TeacherOutput.of(manager.create(known)).withMissing(missing);
        }
    }
}

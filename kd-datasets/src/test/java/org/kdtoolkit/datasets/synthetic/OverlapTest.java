package org.kdtoolkit.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;

class OverlapTest {

    private static final int SAMPLES = 4000;

    private final SampleRandom random = new SampleRandom(1, Subset.TRAIN);

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.5, 1})
    void thatShareIsSharedAndTheRestIsHalved(double share) {
        Overlap overlap = new Overlap(share);
        assertThat(part(i -> overlap.isSeen(i, random) && overlap.isHeard(i, random)))
                .isCloseTo(share, within(0.02));
        assertThat(part(i -> overlap.isSeen(i, random))).isCloseTo((1 + share) / 2, within(0.02));
        assertThat(part(i -> overlap.isHeard(i, random))).isCloseTo((1 + share) / 2, within(0.02));
        assertThat(part(i -> overlap.isSeen(i, random) || overlap.isHeard(i, random))).isEqualTo(1);
    }

    private static double part(IntPredicate isPart) {
        return (double) IntStream.range(0, SAMPLES).filter(isPart).count() / SAMPLES;
    }

    @Test
    void whatIsSharedStaysSharedWithMoreOverlap() {
        Overlap less = new Overlap(0.3);
        Overlap more = new Overlap(0.7);
        for (int i = 0; i < SAMPLES; i++) {
            if (less.isSeen(i, random) && less.isHeard(i, random)) {
                assertThat(more.isSeen(i, random) && more.isHeard(i, random)).isTrue();
            }
        }
    }

    @Test
    void aSampleThatShowsItsClassIsTheSameToTheBit() throws SampleException {
        Samples usual = samples(new SyntheticConfig(8, 60, 0, 0, 12, 0.1, 0.2, 0.2, 1));
        Samples all = samples(config(1));
        Samples half = samples(config(0.5));
        Overlap overlap = new Overlap(0.5);
        for (int i = 0; i < 60; i++) {
            float[] image = usual.read(i, "image").values();
            float[] sound = usual.read(i, "audio").values();
            assertThat(all.read(i, "image").values()).isEqualTo(image);
            assertThat(all.read(i, "audio").values()).isEqualTo(sound);
            assertThat(Arrays.equals(half.read(i, "image").values(), image))
                    .isEqualTo(overlap.isSeen(i, random));
            if (overlap.isHeard(i, random)) {
                assertThat(half.read(i, "audio").values()).isEqualTo(sound);
            }
        }
    }

    @Test
    void aPictureThatShowsNoClassIsEmpty() throws SampleException {
        Samples apart = samples(new SyntheticConfig(8, 60, 0, 0, 12, 0, 0, 0, 0, 1));
        Overlap overlap = new Overlap(0);
        for (int i = 0; i < 60; i++) {
            float[] image = apart.read(i, "image").values();
            double brightest = 0;
            for (float value : image) {
                brightest = Math.max(brightest, value);
            }
            assertThat(brightest > 0).isEqualTo(overlap.isSeen(i, random));
        }
    }

    @Test
    void theNotesSayWhatIsShared() {
        assertThat(new SyntheticDataset(config(0.25)).notes())
                .singleElement()
                .asString()
                .endsWith("; 0.25 of the label's information is in both images and sounds");
        assertThat(new SyntheticDataset(config(1)).notes().get(0)).doesNotContain("information");
    }

    private static SyntheticConfig config(double overlap) {
        return new SyntheticConfig(8, 60, 0, 0, 12, 0.1, 0.2, 0.2, overlap, 1);
    }

    private static Samples samples(SyntheticConfig config) {
        return new SyntheticDataset(config).samples(Subset.TRAIN);
    }
}

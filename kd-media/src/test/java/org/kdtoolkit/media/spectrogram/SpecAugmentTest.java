package org.kdtoolkit.media.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.HostTensor;

class SpecAugmentTest {

    private static final int FRAMES = 20;
    private static final int BANDS = 10;

    @Test
    void masksWholeFramesWithTheMean() {
        boolean masked = false;
        for (int seed = 0; seed < 20; seed++) {
            HostTensor out =
                    new SpecAugment(1, 5, 0, 1).apply(rising(), new SplittableRandom(seed));
            int frames = 0;
            for (int frame = 0; frame < FRAMES; frame++) {
                if (isMasked(out, frame, 0)) {
                    frames++;
                    for (int band = 0; band < BANDS; band++) {
                        assertThat(isMasked(out, frame, band)).isTrue();
                    }
                }
            }
            assertThat(frames).isLessThan(5);
            masked |= frames > 0;
        }
        assertThat(masked).isTrue();
    }

    @Test
    void masksWholeBands() {
        boolean masked = false;
        for (int seed = 0; seed < 20; seed++) {
            HostTensor out =
                    new SpecAugment(0, 1, 1, 4).apply(rising(), new SplittableRandom(seed));
            int bands = 0;
            for (int band = 0; band < BANDS; band++) {
                if (isMasked(out, 0, band)) {
                    bands++;
                    for (int frame = 0; frame < FRAMES; frame++) {
                        assertThat(isMasked(out, frame, band)).isTrue();
                    }
                }
            }
            assertThat(bands).isLessThan(4);
            masked |= bands > 0;
        }
        assertThat(masked).isTrue();
    }

    @Test
    void doesTheSameForTheSameSeedAndLeavesItsInputAlone() {
        SpecAugment panns = new SpecAugment(2, 64, 2, 8);
        HostTensor in = rising();
        HostTensor out = panns.apply(in, new SplittableRandom(3));
        assertThat(panns.apply(in, new SplittableRandom(3)).values()).containsExactly(out.values());
        assertThat(in.values()).containsExactly(rising().values());
        assertThat(out.shape()).isEqualTo(in.shape());
    }

    @Test
    void takesSpectrogramsSmallerThanAStripe() {
        HostTensor one = HostTensor.of(new float[] {3}, 1, 1, 1);
        assertThat(new SpecAugment(2, 64, 2, 8).apply(one, new SplittableRandom(1)).values())
                .containsExactly(3);
    }

    @Test
    void refusesWhatIsNoSpectrogram() {
        assertThatThrownBy(
                        () ->
                                new SpecAugment(2, 64, 2, 8)
                                        .apply(
                                                HostTensor.of(new float[4], 2, 2),
                                                new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a spectrogram [1, T, F], found (2, 2)");
    }

    /** An even number of values one apart, so that none of them is their mean. */
    private static HostTensor rising() {
        float[] values = new float[FRAMES * BANDS];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return HostTensor.of(values, 1, FRAMES, BANDS);
    }

    private static boolean isMasked(HostTensor tensor, int frame, int band) {
        return tensor.values()[frame * BANDS + band] == (FRAMES * BANDS - 1) / 2f;
    }
}

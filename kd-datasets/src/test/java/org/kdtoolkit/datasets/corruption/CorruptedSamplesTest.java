package org.kdtoolkit.datasets.corruption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Subset;

class CorruptedSamplesTest {

    private final Crowd crowd = Crowd.of(200, 4);

    @Test
    void hitsExactlyTheShareOfTheTrainingSamples() {
        assertThat(hit(0, 1)).isEmpty();
        assertThat(hit(0.1, 1)).hasSize(20);
        assertThat(hit(0.3025, 1)).hasSize(61);
        assertThat(hit(1, 1)).hasSize(200);
    }

    @Test
    void hitsAtAHigherRateWhatItHitAtALowerOne() {
        for (double rate : List.of(0.01, 0.1, 0.3, 0.5, 0.9)) {
            assertThat(hit(rate + 0.1, 5)).containsAll(hit(rate, 5));
        }
    }

    @Test
    void hitsTheSameForTheSameSeedAlone() {
        assertThat(hit(0.5, 3)).isEqualTo(hit(0.5, 3)).isNotEqualTo(hit(0.5, 4));
    }

    @Test
    void hitsNoValidationOrTestSample() {
        CorruptedSamples all = CorruptedSamples.of(crowd, 1, 1);
        assertThat(all.contains(Subset.TRAIN, 7)).isTrue();
        assertThat(all.contains(Subset.VALIDATION, 7)).isFalse();
        assertThat(all.contains(Subset.TEST, 7)).isFalse();
    }

    private List<Integer> hit(double rate, long seed) {
        return CorruptedSamples.of(crowd, rate, seed).indices().boxed().toList();
    }
}

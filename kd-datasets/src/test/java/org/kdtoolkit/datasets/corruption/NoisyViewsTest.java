package org.kdtoolkit.datasets.corruption;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.loading.ForwardingDataset;
import org.kdtoolkit.loading.ForwardingSamples;

/** Named views of samples of which some are noisy. */
class NoisyViewsTest {

    private static final List<ViewRequest> REQUESTS =
            List.of(new ViewRequest(Crowd.SOUND, "near", 2), new ViewRequest("image", "near", 1));

    private final Dataset dataset = new Viewed(Crowd.of(4, 2));
    private final GaussianNoise noise = new GaussianNoise(3, 5);

    @Test
    void allViewsOfANoisySampleAreNoisyInTheNoisyModalityAlone() throws SampleException {
        Dataset noisy =
                new NoisyDataset(dataset, Crowd.SOUND, CorruptedSamples.all(dataset), noise);
        assertThat(noisy.views()).isEqualTo(dataset.views());
        List<List<HostTensor>> drawn = noisy.samples(Subset.TRAIN).draw(2, REQUESTS, 1);
        float[] expected = noise.on(Crowd.values(2), 2, Crowd.SOUND);
        assertThat(drawn.get(0))
                .allSatisfy(view -> assertThat(view.values()).containsExactly(expected));
        assertThat(drawn.get(1).get(0).values()).containsExactly(Crowd.values(2));
        assertThat(noisy.samples(Subset.TEST).draw(2, REQUESTS, 1).get(0).get(0).values())
                .containsExactly(Crowd.values(2));
    }

    @Test
    void otherSamplesStayAsTheyAre() throws SampleException {
        Dataset noisy =
                new NoisyDataset(dataset, Crowd.SOUND, CorruptedSamples.of(dataset, 0.0, 1), noise);
        assertThat(noisy.samples(Subset.TRAIN).draw(2, REQUESTS, 1).get(0).get(1).values())
                .containsExactly(Crowd.values(2));
    }

    /** Whose views are the samples themselves. */
    private static final class Viewed extends ForwardingDataset {

        Viewed(Dataset dataset) {
            super(dataset);
        }

        @Override
        public Map<String, Map<String, Shape>> views() {
            return Map.of(Crowd.SOUND, Map.of("near", new Shape(Crowd.WIDTH)));
        }

        @Override
        public Samples samples(Subset subset) {
            return new ForwardingSamples(super.samples(subset)) {
                @Override
                public List<List<HostTensor>> draw(
                        int index, List<ViewRequest> requests, long seed) {
                    HostTensor all = HostTensor.of(Crowd.values(index), Crowd.WIDTH);
                    return requests.stream()
                            .map(request -> Collections.nCopies(request.count(), all))
                            .toList();
                }
            };
        }
    }
}

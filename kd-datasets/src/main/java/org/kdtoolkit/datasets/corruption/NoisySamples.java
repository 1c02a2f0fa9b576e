package org.kdtoolkit.datasets.corruption;

import java.util.List;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.loading.ForwardingSamples;

/** Training samples of which some are noisy in one modality: in all views with the same noise. */
final class NoisySamples extends ForwardingSamples {

    private final String noisy;
    private final CorruptedSamples hit;
    private final GaussianNoise noise;

    NoisySamples(Samples samples, String noisy, CorruptedSamples hit, GaussianNoise noise) {
        super(samples);
        this.noisy = noisy;
        this.hit = hit;
        this.noise = noise;
    }

    @Override
    public HostTensor read(int index, String modality, View view) throws SampleException {
        return perceived(index, modality, super.read(index, modality, view));
    }

    @Override
    public List<List<HostTensor>> draw(int index, List<ViewRequest> requests, long seed)
            throws SampleException {
        List<List<HostTensor>> clean = super.draw(index, requests, seed);
        return IntStream.range(0, requests.size())
                .mapToObj(i -> all(index, requests.get(i).modality(), clean.get(i)))
                .toList();
    }

    private List<HostTensor> all(int index, String modality, List<HostTensor> clean) {
        return clean.stream().map(each -> perceived(index, modality, each)).toList();
    }

    private HostTensor perceived(int index, String modality, HostTensor clean) {
        return modality.equals(noisy) && hit.contains(Subset.TRAIN, index)
                ? new HostTensor(noise.on(clean.values(), index, modality), clean.shape())
                : clean;
    }
}

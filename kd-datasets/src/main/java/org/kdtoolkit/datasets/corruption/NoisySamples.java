package org.kdtoolkit.datasets.corruption;

import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
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
        HostTensor clean = super.read(index, modality, view);
        return modality.equals(noisy) && hit.contains(Subset.TRAIN, index)
                ? new HostTensor(noise.on(clean.values(), index, modality), clean.shape())
                : clean;
    }
}

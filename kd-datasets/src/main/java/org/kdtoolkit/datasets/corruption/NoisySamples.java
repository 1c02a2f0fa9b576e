package org.kdtoolkit.datasets.corruption;

import java.util.Optional;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;

/** Training samples of which some are noisy in one modality: in all views with the same noise. */
record NoisySamples(Samples samples, String modality, HitSamples hit, GaussianNoise noise)
        implements Samples {

    @Override
    public int size() {
        return samples.size();
    }

    @Override
    public String id(int index) {
        return samples.id(index);
    }

    @Override
    public int[] labels(int index) {
        return samples.labels(index);
    }

    @Override
    public Optional<String> source(int index, String of) {
        return samples.source(index, of);
    }

    @Override
    public int views(int index, String of) throws SampleException {
        return samples.views(index, of);
    }

    @Override
    public boolean draws(String of) {
        return samples.draws(of);
    }

    @Override
    public HostTensor read(int index, String of) throws SampleException {
        return read(index, of, View.FIRST);
    }

    @Override
    public HostTensor read(int index, String of, View view) throws SampleException {
        HostTensor clean = samples.read(index, of, view);
        return of.equals(modality) && hit.contains(Subset.TRAIN, index)
                ? new HostTensor(noise.on(clean.values(), index, modality), clean.shape())
                : clean;
    }
}

package org.kdtoolkit.datasets.corruption;

import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.loading.ForwardingDataset;

/**
 * A data set of which one modality is noisy in some training samples. The noise is laid on whenever
 * such a sample is read, so that a cache below holds the values that everybody shares.
 */
final class NoisyDataset extends ForwardingDataset {

    private final String modality;
    private final CorruptedSamples hit;
    private final GaussianNoise noise;

    /**
     * Adds noise to a data set.
     *
     * @param dataset the original; the code that opened it closes it
     * @param modality the noisy modality
     * @param hit the noisy samples
     * @param noise the noise
     */
    NoisyDataset(Dataset dataset, String modality, CorruptedSamples hit, GaussianNoise noise) {
        super(dataset);
        this.modality = modality;
        this.hit = hit;
        this.noise = noise;
    }

    @Override
    public Samples samples(Subset subset) {
        Samples samples = super.samples(subset);
        return subset == Subset.TRAIN ? new NoisySamples(samples, modality, hit, noise) : samples;
    }

    /** The original stays open for others. */
    @Override
    public void close() {}
}

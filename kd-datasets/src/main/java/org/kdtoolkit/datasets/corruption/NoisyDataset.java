package org.kdtoolkit.datasets.corruption;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;

/**
 * A data set of which one modality is noisy in some training samples. The noise is laid on whenever
 * such a sample is read, so that a cache below holds the values that everybody shares.
 *
 * @param dataset the original; whoever opened it closes it
 * @param modality the noisy modality
 * @param hit the noisy samples
 * @param noise the noise
 */
record NoisyDataset(Dataset dataset, String modality, HitSamples hit, GaussianNoise noise)
        implements Dataset {

    @Override
    public List<String> classes() {
        return dataset.classes();
    }

    @Override
    public boolean multiLabel() {
        return dataset.multiLabel();
    }

    @Override
    public Map<String, Shape> modalities() {
        return dataset.modalities();
    }

    @Override
    public Samples samples(Subset subset) {
        Samples samples = dataset.samples(subset);
        return subset == Subset.TRAIN ? new NoisySamples(samples, modality, hit, noise) : samples;
    }

    @Override
    public List<String> notes() {
        return dataset.notes();
    }
}

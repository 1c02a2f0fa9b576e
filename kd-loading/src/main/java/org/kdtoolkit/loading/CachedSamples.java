package org.kdtoolkit.loading;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.View;

/**
 * Samples that stay in memory once they were read, as far as the budget goes. Views that are drawn
 * at random never come back, and are not kept.
 */
final class CachedSamples extends ForwardingSamples {

    private final Samples samples;
    private final CachedDataset.Budget budget;
    private final Map<Key, HostTensor> tensors = new ConcurrentHashMap<>();

    /** What is kept: a fixed view of a sample. */
    private record Key(int index, String modality, View.Fixed view) {}

    CachedSamples(Samples samples, CachedDataset.Budget budget) {
        super(samples);
        this.samples = samples;
        this.budget = budget;
    }

    @Override
    public HostTensor read(int index, String modality, View view) throws SampleException {
        if (view instanceof View.Fixed fixed) {
            return kept(new Key(index, modality, fixed));
        }
        return draws(modality)
                ? samples.read(index, modality, view)
                : kept(new Key(index, modality, View.FIRST));
    }

    private HostTensor kept(Key key) throws SampleException {
        HostTensor cached = tensors.get(key);
        if (cached != null) {
            return cached;
        }
        HostTensor read = samples.read(key.index(), key.modality(), key.view());
        if (budget.take(read) && tensors.putIfAbsent(key, read) != null) {
            budget.giveBack(read); // another thread kept the same sample
        }
        return read;
    }
}

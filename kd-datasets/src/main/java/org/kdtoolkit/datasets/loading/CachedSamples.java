package org.kdtoolkit.datasets.loading;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;

/** Samples that stay in memory once they were read, as far as the budget goes. */
final class CachedSamples implements Samples {

    private final Samples samples;
    private final CachedDataset.Budget budget;
    private final Map<String, AtomicReferenceArray<HostTensor>> tensors = new ConcurrentHashMap<>();

    CachedSamples(Samples samples, CachedDataset.Budget budget) {
        this.samples = samples;
        this.budget = budget;
    }

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
    public Optional<String> source(int index, String modality) {
        return samples.source(index, modality);
    }

    @Override
    public HostTensor read(int index, String modality) throws SampleException {
        AtomicReferenceArray<HostTensor> kept =
                tensors.computeIfAbsent(modality, m -> new AtomicReferenceArray<>(size()));
        HostTensor cached = kept.get(index);
        if (cached != null) {
            return cached;
        }
        HostTensor read = samples.read(index, modality);
        if (budget.take(read) && !kept.compareAndSet(index, null, read)) {
            budget.giveBack(read); // another thread kept the same sample
        }
        return read;
    }
}

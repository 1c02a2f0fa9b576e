package org.kdtoolkit.loading;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Thumbnail;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.data.ViewRequest;

/** Forwards to other samples; a subclass changes how they are read. */
public abstract class ForwardingSamples implements Samples {

    private final Samples samples;

    /** Forwards to samples. */
    protected ForwardingSamples(Samples samples) {
        this.samples = samples;
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
    public boolean isLabelled(int index) {
        return samples.isLabelled(index);
    }

    @Override
    public Optional<String> condition(int index) {
        return samples.condition(index);
    }

    @Override
    public Optional<String> source(int index, String modality) {
        return samples.source(index, modality);
    }

    @Override
    public boolean isWhole(int index, String modality) {
        return samples.isWhole(index, modality);
    }

    @Override
    public int views(int index, String modality) throws SampleException {
        return samples.views(index, modality);
    }

    @Override
    public boolean draws(String modality) {
        return samples.draws(modality);
    }

    @Override
    public List<List<HostTensor>> draw(int index, List<ViewRequest> requests, long seed)
            throws SampleException {
        return samples.draw(index, requests, seed);
    }

    @Override
    public Optional<Thumbnail> thumbnail(int index, String modality, int side)
            throws SampleException {
        return samples.thumbnail(index, modality, side);
    }

    @Override
    public final HostTensor read(int index, String modality) throws SampleException {
        return read(index, modality, View.FIRST);
    }

    @Override
    public HostTensor read(int index, String modality, View view) throws SampleException {
        return samples.read(index, modality, view);
    }
}

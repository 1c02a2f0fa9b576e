package org.kdtoolkit.loading;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.ListedSample;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;

/** Forwards to another data set, except for what a subclass does differently. */
public abstract class ForwardingDataset implements Dataset {

    private final Dataset dataset;

    /** Forwards to a data set, which is closed with this one. */
    protected ForwardingDataset(Dataset dataset) {
        this.dataset = dataset;
    }

    @Override
    public List<String> classes() {
        return dataset.classes();
    }

    @Override
    public TargetKind targetKind() {
        return dataset.targetKind();
    }

    @Override
    public Map<String, Shape> modalities() {
        return dataset.modalities();
    }

    @Override
    public Map<String, Map<String, Shape>> views() {
        return dataset.views();
    }

    @Override
    public Samples samples(Subset subset) {
        return dataset.samples(subset);
    }

    @Override
    public void forEachListed(Consumer<ListedSample> look) {
        dataset.forEachListed(look);
    }

    @Override
    public Inventory inventory() {
        return dataset.inventory();
    }

    @Override
    public List<String> notes() {
        return dataset.notes();
    }

    @Override
    public void close() {
        dataset.close();
    }
}

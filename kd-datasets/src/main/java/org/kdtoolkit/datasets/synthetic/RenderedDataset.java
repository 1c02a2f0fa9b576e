package org.kdtoolkit.datasets.synthetic;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;

/** The list of rendered videos, which says that they are generated. */
final class RenderedDataset implements Dataset {

    private final Dataset list;
    private final List<String> notes;

    RenderedDataset(Dataset list, String note) {
        this.list = list;
        this.notes = new ArrayList<>(List.of(note));
        notes.addAll(list.notes());
    }

    @Override
    public List<String> classes() {
        return list.classes();
    }

    @Override
    public boolean multiLabel() {
        return list.multiLabel();
    }

    @Override
    public Map<String, Shape> modalities() {
        return list.modalities();
    }

    @Override
    public Samples samples(Subset subset) {
        return list.samples(subset);
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void close() {
        list.close();
    }
}

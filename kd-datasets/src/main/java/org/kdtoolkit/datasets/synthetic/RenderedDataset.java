package org.kdtoolkit.datasets.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.loading.ForwardingDataset;
import org.kdtoolkit.media.modality.Excerpt;
import org.kdtoolkit.media.modality.MediaDataset;
import org.kdtoolkit.media.modality.MediaReader;
import org.kdtoolkit.media.modality.ModalityConfig;

/** The list of rendered videos, which says that they are generated. */
final class RenderedDataset extends ForwardingDataset implements MediaDataset {

    private final MediaDataset list;
    private final List<String> notes;

    RenderedDataset(MediaDataset list, String note) {
        super(list);
        this.list = list;
        this.notes = new ArrayList<>(List.of(note));
        notes.addAll(list.notes());
    }

    @Override
    public Map<String, ModalityConfig> configurations() {
        return list.configurations();
    }

    @Override
    public MediaReader reader(String modality) {
        return list.reader(modality);
    }

    @Override
    public Excerpt excerpt(Subset subset, int index, String modality) {
        return list.excerpt(subset, index, modality);
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }
}

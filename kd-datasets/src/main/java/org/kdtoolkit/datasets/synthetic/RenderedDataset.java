package org.kdtoolkit.datasets.synthetic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.modality.DatasetContext;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.datasets.manifest.ManifestConfig;
import org.kdtoolkit.datasets.manifest.ManifestReader;
import org.kdtoolkit.loading.ForwardingDataset;

/**
 * Generated videos in real files, to try the way from files to tensors on. Half of the videos of
 * each class are AVI files of Motion JPEG and PCM, half MP4 files of MPEG-4 and AAC. They are a
 * list, which says that they are generated.
 */
public final class RenderedDataset extends ForwardingDataset implements MediaDataset {

    private static final String COLUMN = "video";

    private final MediaDataset list;
    private final List<String> notes;

    private RenderedDataset(MediaDataset list, String note) {
        super(list);
        this.list = list;
        this.notes = new ArrayList<>(List.of(note));
        notes.addAll(list.notes());
    }

    /**
     * Renders the videos, unless they are there, and opens their list.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if more than all sounds are to be corrupted
     * @throws org.kdtoolkit.api.data.DataException if the videos can't be written
     */
    public static MediaDataset open(SyntheticVideoConfig config, DatasetContext context) {
        Sounds sounds = config.sounds();
        Path manifest = new RenderedFolder(config, new ClipRenderer(config, sounds)).manifest();
        Map<String, ModalitySpec> modalities = new LinkedHashMap<>();
        config.modalities()
                .forEach((name, modality) -> modalities.put(name, modality.withColumn(COLUMN)));
        List<String> classes = MovingFigure.classes(config.classes());
        return new RenderedDataset(
                ManifestReader.open(ManifestConfig.of(manifest, classes, modalities), context),
                "generated videos, no real data; " + sounds.note());
    }

    @Override
    public Map<String, ModalitySpec> configurations() {
        return list.configurations();
    }

    @Override
    public Modality modality(String name) {
        return list.modality(name);
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

package org.kdtoolkit.datasets.synthetic;

import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.ListedSample;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.data.Thumbnail;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.api.modality.DatasetContext;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.datasets.manifest.ManifestConfig;
import org.kdtoolkit.datasets.manifest.ManifestReader;

/**
 * Generated videos in real files, to try the way from files to tensors on. Half of the videos of
 * each class are AVI files of Motion JPEG and PCM, half MP4 files of MPEG-4 and AAC. They are a
 * list, which says that they are generated.
 *
 * <p>Which samples there are follows from the configuration. Their videos are rendered when the
 * first of them is wanted, so that looking at an experiment writes nothing.
 */
public final class RenderedDataset implements MediaDataset {

    private static final String COLUMN = "video";

    private final SyntheticVideoConfig config;
    private final DatasetContext context;
    private final Map<String, ModalitySpec> modalities = new LinkedHashMap<>();
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final RenderedFolder folder;
    private final String note;
    private Optional<MediaDataset> list = Optional.empty();

    private RenderedDataset(SyntheticVideoConfig config, Sounds sounds, DatasetContext context) {
        this.config = config;
        this.context = context;
        this.folder = new RenderedFolder(config, new ClipRenderer(config, sounds));
        this.note = "generated videos, no real data; " + sounds.note();
        config.modalities()
                .forEach((name, modality) -> modalities.put(name, modality.withColumn(COLUMN)));
        context.modalities()
                .outline(modalities)
                .forEach((name, shape) -> shapes.put(name, shape.orElseThrow()));
    }

    /**
     * Opens the list of the videos.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if more than all sounds are to be corrupted
     */
    public static MediaDataset open(SyntheticVideoConfig config, DatasetContext context) {
        RenderedDataset dataset = new RenderedDataset(config, config.sounds(), context);
        if (dataset.folder.isRendered()) {
            dataset.list();
        }
        return dataset;
    }

    /**
     * The list of the files, which are rendered first unless they are there.
     *
     * @throws org.kdtoolkit.api.data.DataException if the videos can't be written
     */
    private synchronized MediaDataset list() {
        if (list.isEmpty()) {
            ManifestConfig manifest =
                    ManifestConfig.of(
                            folder.manifest(), classes(), modalities, Optional.of("sound"));
            list = Optional.of(ManifestReader.open(manifest, context));
        }
        return list.get();
    }

    private synchronized Optional<MediaDataset> listed() {
        return list;
    }

    @Override
    public List<String> classes() {
        return MovingFigure.classes(config.classes());
    }

    @Override
    public TargetKind targetKind() {
        return TargetKind.SINGLE_LABEL;
    }

    @Override
    public Map<String, Shape> modalities() {
        return Collections.unmodifiableMap(shapes);
    }

    @Override
    public Map<String, Map<String, Shape>> views() {
        return context.modalities().views(modalities);
    }

    @Override
    public Samples samples(Subset subset) {
        return listed().map(files -> files.samples(subset)).orElseGet(() -> new Unrendered(subset));
    }

    @Override
    public void forEachListed(Consumer<ListedSample> look) {
        listed().ifPresentOrElse(
                        files -> files.forEachListed(look),
                        () -> MediaDataset.super.forEachListed(look));
    }

    @Override
    public Map<String, ModalitySpec> configurations() {
        return Collections.unmodifiableMap(modalities);
    }

    @Override
    public Modality modality(String name) {
        return list().modality(name);
    }

    @Override
    public Excerpt excerpt(Subset subset, int index, String modality) {
        return list().excerpt(subset, index, modality);
    }

    @Override
    public List<String> notes() {
        return List.of(note);
    }

    @Override
    public void close() {
        listed().ifPresent(MediaDataset::close);
    }

    /** Samples whose files are rendered as soon as one is looked at. */
    private final class Unrendered implements Samples {

        private final Subset subset;

        Unrendered(Subset subset) {
            this.subset = subset;
        }

        @Override
        public int size() {
            return ClipRenderer.count(config, subset);
        }

        @Override
        public String id(int index) {
            return ClipRenderer.id(subset, Objects.checkIndex(index, size()));
        }

        @Override
        public int[] labels(int index) {
            return new int[] {ClipRenderer.label(config, Objects.checkIndex(index, size()))};
        }

        @Override
        public Optional<String> condition(int index) {
            return rendered().condition(index);
        }

        private Samples rendered() {
            return list().samples(subset);
        }

        @Override
        public Optional<String> source(int index, String modality) {
            return rendered().source(index, modality);
        }

        @Override
        public boolean isWhole(int index, String modality) {
            return rendered().isWhole(index, modality);
        }

        @Override
        public HostTensor read(int index, String modality) throws SampleException {
            return rendered().read(index, modality);
        }

        @Override
        public HostTensor read(int index, String modality, View view) throws SampleException {
            return rendered().read(index, modality, view);
        }

        @Override
        public int views(int index, String modality) throws SampleException {
            return rendered().views(index, modality);
        }

        @Override
        public List<List<HostTensor>> draw(int index, List<ViewRequest> requests, long seed)
                throws SampleException {
            return rendered().draw(index, requests, seed);
        }

        @Override
        public Optional<Thumbnail> thumbnail(int index, String modality, int side)
                throws SampleException {
            return rendered().thumbnail(index, modality, side);
        }

        @Override
        public boolean draws(String modality) {
            return rendered().draws(modality);
        }
    }
}

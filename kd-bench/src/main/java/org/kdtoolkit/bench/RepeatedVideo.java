package org.kdtoolkit.bench;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.ModalityContext;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.media.modality.ClipConfig;
import org.kdtoolkit.media.modality.MediaPlugin;
import org.kdtoolkit.media.modality.VideoConfig;

/** One video as many samples, seen in clips of 16 frames. */
final class RepeatedVideo implements Dataset, Samples {

    /** The only modality. */
    static final String CLIP = "clip";

    private static final int FRAMES = 16;

    private final Path video;
    private final int clips;
    private final MediaReader reader;

    /**
     * Opens the set.
     *
     * @param video the file
     * @param clips how many samples there are
     * @param side height and width of a clip
     */
    RepeatedVideo(Path video, int clips, int side) {
        this.video = video;
        this.clips = clips;
        ClipConfig byDefault = new ClipConfig(Optional.empty(), Optional.empty());
        this.reader =
                new MediaPlugin()
                        .provider(Kind.MODALITY, "video")
                        .create(
                                new VideoConfig(
                                        FRAMES,
                                        Optional.empty(),
                                        1,
                                        side,
                                        List.of(0.485, 0.456, 0.406),
                                        List.of(0.229, 0.224, 0.225),
                                        byDefault,
                                        byDefault,
                                        byDefault),
                                ModalityContext.of(CLIP, TensorCache.none()))
                        .reader();
    }

    @Override
    public List<String> classes() {
        return List.of("any");
    }

    @Override
    public TargetKind targetKind() {
        return TargetKind.SINGLE_LABEL;
    }

    @Override
    public Map<String, Shape> modalities() {
        return Map.of(CLIP, reader.shape());
    }

    @Override
    public Samples samples(Subset subset) {
        return this;
    }

    @Override
    public int size() {
        return clips;
    }

    @Override
    public String id(int index) {
        return Integer.toString(index);
    }

    @Override
    public int[] labels(int index) {
        return new int[] {0};
    }

    @Override
    public Optional<String> source(int index, String modality) {
        return Optional.empty();
    }

    @Override
    public HostTensor read(int index, String modality) throws SampleException {
        return read(index, modality, View.FIRST);
    }

    @Override
    public HostTensor read(int index, String modality, View view) throws SampleException {
        return reader.read(Excerpt.of(video), Subset.TRAIN, view);
    }

    @Override
    public boolean draws(String modality) {
        return true;
    }

    @Override
    public void close() {
        reader.close();
    }
}

package org.kdtoolkit.datasets.synthetic;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.media.encoding.MediaFormat;
import org.kdtoolkit.media.encoding.MediaWriter;
import org.kdtoolkit.media.encoding.VideoSettings;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.pixels.ImageSize;

/** Renders the videos of a data set. */
final class ClipRenderer {

    /** The columns of the list that {@link #render} returns. */
    static final String HEADER = "id,subset,label,video,sound";

    private static final int QUALITY = 90;

    private final SyntheticVideoConfig config;
    private final FigureClip camera;
    private final Sounds sounds;
    private final VideoSettings settings;

    ClipRenderer(SyntheticVideoConfig config, Sounds sounds) {
        this.config = config;
        this.camera = new FigureClip(config.frames(), config.size(), config.imageNoise());
        this.sounds = sounds;
        this.settings =
                new VideoSettings(
                        new ImageSize(config.size(), config.size()),
                        FigureClip.RATE,
                        QUALITY,
                        OptionalInt.of(Tone.SAMPLE_RATE));
    }

    /**
     * Renders all videos into a folder, as many at a time as there are processors.
     *
     * @return the rows of their list
     * @throws DataException if one can't be written
     */
    List<String> render(Path folder) {
        return Stream.of(Subset.values())
                .flatMap(subset -> render(folder, subset).stream())
                .toList();
    }

    private List<String> render(Path folder, Subset subset) {
        SampleRandom random = new SampleRandom(config.seed(), subset);
        return IntStream.range(0, count(config, subset))
                .parallel()
                .mapToObj(index -> render(folder, random, index))
                .toList();
    }

    /** How many samples a subset has. */
    static int count(SyntheticVideoConfig config, Subset subset) {
        return switch (subset) {
            case TRAIN -> config.train();
            case VALIDATION -> config.validation();
            case TEST -> config.test();
        };
    }

    /** The id of a sample. */
    static String id(Subset subset, int index) {
        return "%s-%05d".formatted(subset.key(), index);
    }

    /** The class of a sample. */
    static int label(SyntheticVideoConfig config, int index) {
        return index % config.classes();
    }

    private String render(Path folder, SampleRandom random, int index) {
        int label = label(config, index);
        MovingFigure figure = MovingFigure.of(label);
        MediaFormat format = format(index);
        String id = id(random.subset(), index);
        String file = "%s/%s%s".formatted(random.subset().key(), id, format.ending());
        List<Frame> frames = camera.draw(figure, random.of(index, SampleRandom.Use.IMAGE));
        try (MediaWriter writer = MediaWriter.open(folder.resolve(file), format, settings)) {
            frames.forEach(writer::write);
            writer.write(sounds.play(index, label, random));
            writer.finish();
        }
        String sound = sounds.corruption(index, random).name().toLowerCase(Locale.ROOT);
        return String.join(",", id, random.subset().key(), figure.label(), file, sound);
    }

    /** Every other sample of each class is in the same format, which thus tells no class. */
    private MediaFormat format(int index) {
        MediaFormat[] formats = MediaFormat.values();
        return formats[index / config.classes() % formats.length];
    }
}

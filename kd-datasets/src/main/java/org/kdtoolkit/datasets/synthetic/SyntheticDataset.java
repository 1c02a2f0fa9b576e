package org.kdtoolkit.datasets.synthetic;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;

/**
 * Generated samples: {@code image} [1, H, W] from 0 to 1, a moving figure in noise, and {@code
 * audio} [2000], a quarter of a second at 8 kHz with the figure's tone. Nothing is kept; the same
 * sample is the same whenever it is read.
 */
public final class SyntheticDataset implements Dataset {

    /** The modality that is hard. */
    public static final String IMAGE = "image";

    /** The modality that is easy. */
    public static final String AUDIO = "audio";

    private final SyntheticConfig config;
    private final Map<Subset, SyntheticSamples> subsets = new EnumMap<>(Subset.class);

    /**
     * Creates the data set.
     *
     * @throws ConfigurationException if more than all samples are to be corrupted
     */
    public SyntheticDataset(SyntheticConfig config) {
        this.config = config;
        subsets.put(Subset.TRAIN, new SyntheticSamples(config, Subset.TRAIN, config.train()));
        subsets.put(
                Subset.VALIDATION,
                new SyntheticSamples(config, Subset.VALIDATION, config.validation()));
        subsets.put(Subset.TEST, new SyntheticSamples(config, Subset.TEST, config.test()));
    }

    /** The modalities of a data set, before it is created. */
    public static Map<String, Optional<Shape>> outline(SyntheticConfig config) {
        Map<String, Optional<Shape>> shapes = new LinkedHashMap<>();
        shapes.put(IMAGE, Optional.of(image(config)));
        shapes.put(AUDIO, Optional.of(audio()));
        return shapes;
    }

    /** The class names of a data set of that many classes. */
    static List<String> classes(int count) {
        return Arrays.stream(Figure.values()).limit(count).map(Figure::label).toList();
    }

    @Override
    public List<String> classes() {
        return classes(config.classes());
    }

    @Override
    public TargetKind targetKind() {
        return TargetKind.SINGLE_LABEL;
    }

    @Override
    public Map<String, Shape> modalities() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put(IMAGE, image(config));
        shapes.put(AUDIO, audio());
        return shapes;
    }

    @Override
    public Samples samples(Subset subset) {
        return subsets.get(subset);
    }

    /** What is wrong with the sound of a sample; only training samples are corrupted. */
    public SoundCorruption corruption(Subset subset, int index) {
        return subsets.get(subset).corruption(index);
    }

    @Override
    public List<String> notes() {
        String note = "generated images and sounds, no real data; " + config.sounds().note();
        return List.of(
                config.overlap() == 1
                        ? note
                        : "%s; %s of the label's information is in both images and sounds"
                                .formatted(note, config.overlap()));
    }

    /** The shape of the images. */
    static Shape image(SyntheticConfig config) {
        return new Shape(1, config.size(), config.size());
    }

    /** The shape of the sounds. */
    static Shape audio() {
        return new Shape(Tone.LENGTH);
    }
}

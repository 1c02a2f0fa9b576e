package org.kdtoolkit.datasets.avmnist;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.modality.DatasetContext;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ModalityFactory;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.formats.random.Shuffle;

/**
 * Handwritten digits, each with one that is spoken: {@code image} [1, H, W] from 0 to 1, and {@code
 * audio}. Which picture a sample shows follows from the seed, as does what is heard with it. More
 * training samples are the same ones and others, and the validation samples stay what they are.
 */
public final class AvMnistDataset implements Dataset {

    /** The modality of the pictures. */
    static final String IMAGE = "image";

    /** The modality of the recordings. */
    static final String AUDIO = "audio";

    private final AvMnistConfig config;
    private final Modality sound;
    private final Map<Subset, Samples> subsets = new EnumMap<>(Subset.class);

    private AvMnistDataset(AvMnistConfig config, DatasetContext context) {
        this.config = config;
        this.sound = context.modality(AUDIO, config.sound());
        Pictures training = Pictures.read(config.images(), "train");
        Pictures test = Pictures.read(config.images(), "t10k");
        RecordingFolder folder = RecordingFolder.list(config.recordings());
        Pools pools = Pools.of(folder, config);
        Seed seed = new Seed(config.seed());
        AvMnistSamples.Surroundings surroundings =
                new AvMnistSamples.Surroundings(
                        new Degradation(config.degradation(), training),
                        side(config),
                        seed.of("noise"),
                        folder.folder(),
                        sound);
        requireEnough(training, config.train() + config.validation(), "train' and 'validation");
        requireEnough(test, config.test(), "test");
        int[] first =
                Shuffle.insideOut(training.size(), Pools.random(seed.of("training pictures")));
        int[] last = Arrays.copyOfRange(first, first.length - config.validation(), first.length);
        int[] tested = Shuffle.insideOut(test.size(), Pools.random(seed.of("test pictures")));
        add(Subset.TRAIN, training, Arrays.copyOf(first, config.train()), pools, surroundings);
        add(Subset.VALIDATION, training, last, pools, surroundings);
        add(Subset.TEST, test, Arrays.copyOf(tested, config.test()), pools, surroundings);
    }

    /**
     * Reads the files, and pairs them.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if a speaker that is held out is not there,
     *     or the recordings can't be read as the configuration says
     * @throws DataException if files are missing or broken, or too few for the samples
     */
    public static Dataset open(AvMnistConfig config, DatasetContext context) {
        return new AvMnistDataset(config, context);
    }

    /** The modalities of a data set, before it is opened. */
    public static Map<String, Optional<Shape>> outline(
            AvMnistConfig config, ModalityFactory kinds) {
        Map<String, Optional<Shape>> shapes = new LinkedHashMap<>();
        shapes.put(IMAGE, Optional.of(image(config)));
        shapes.putAll(kinds.outline(Map.of(AUDIO, config.sound())));
        return shapes;
    }

    private static int side(AvMnistConfig config) {
        return config.degradation().size().orElse(Pictures.SIDE);
    }

    private static Shape image(AvMnistConfig config) {
        return new Shape(1, side(config), side(config));
    }

    private static void requireEnough(Pictures pictures, int wanted, String keys) {
        if (wanted > pictures.size()) {
            throw new DataException(
                    "%s: has %d pictures, and '%s' ask for %d; lower them"
                            .formatted(pictures.file(), pictures.size(), keys, wanted));
        }
    }

    private void add(
            Subset subset,
            Pictures pictures,
            int[] numbers,
            Pools pools,
            AvMnistSamples.Surroundings surroundings) {
        int[] labels = Arrays.stream(numbers).map(number -> pictures.labels()[number]).toArray();
        subsets.put(
                subset,
                new AvMnistSamples(
                        subset, pictures, numbers, pools.deal(subset, labels), surroundings));
    }

    @Override
    public List<String> classes() {
        return config.pictures().classes();
    }

    @Override
    public TargetKind targetKind() {
        return TargetKind.SINGLE_LABEL;
    }

    @Override
    public Map<String, Shape> modalities() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put(IMAGE, image(config));
        shapes.put(AUDIO, sound.reader().shape());
        return shapes;
    }

    /** Only recordings have views: pictures are made, not read. */
    @Override
    public Map<String, Map<String, Shape>> views() {
        return Map.of(AUDIO, sound.views().shapes());
    }

    @Override
    public Samples samples(Subset subset) {
        return subsets.get(subset);
    }

    @Override
    public void close() {
        sound.close();
    }
}

package org.kdtoolkit.teachers.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;

/**
 * Images [1, 12, 12] whose four quarters are plain. A sample is given by the brightness of its
 * quarters: top left, top right, bottom left, bottom right.
 */
final class Frames implements Dataset {

    static final String MODALITY = "image";
    private static final int SIDE = 12;

    private final Map<Subset, float[][]> quarters = new EnumMap<>(Subset.class);
    private int classes = 3;
    private int channels = 1;
    private boolean asksForStages;
    private boolean asksForDrawnViews;

    /** Two training samples and a test sample. */
    Frames() {
        quarters.put(Subset.TRAIN, new float[][] {{0, 0.1f, 0.2f, 0.3f}, {0.1f, 0.1f, 0.1f, 0.1f}});
        quarters.put(Subset.VALIDATION, new float[0][]);
        quarters.put(Subset.TEST, new float[][] {{0.4f, 0, 0, 0}});
    }

    /** The same with another first training sample. */
    Frames withFirst(float... sample) {
        quarters.get(Subset.TRAIN)[0] = sample;
        return this;
    }

    /** The same with a first training sample that can't be read. */
    Frames withoutFirst() {
        return withFirst();
    }

    /** The same with another number of classes. */
    Frames withClasses(int number) {
        classes = number;
        return this;
    }

    /** The same with several equal channels. */
    Frames withChannels(int number) {
        channels = number;
        return this;
    }

    /** The same, whose teacher will be asked for inner feature maps. */
    Frames askingForStages() {
        asksForStages = true;
        return this;
    }

    /** The same, whose teacher will be asked about drawn views. */
    Frames askingForDrawnViews() {
        asksForDrawnViews = true;
        return this;
    }

    @Override
    public List<String> classes() {
        return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }

    @Override
    public TargetKind targetKind() {
        return TargetKind.SINGLE_LABEL;
    }

    @Override
    public Map<String, Shape> modalities() {
        return Map.of(MODALITY, new Shape(channels, SIDE, SIDE));
    }

    @Override
    public Samples samples(Subset subset) {
        return new Images(subset, quarters.get(subset), channels);
    }

    private record Images(Subset subset, float[][] quarters, int channels) implements Samples {

        @Override
        public int size() {
            return quarters.length;
        }

        @Override
        public String id(int index) {
            return subset.key() + "-" + index;
        }

        @Override
        public int[] labels(int index) {
            return new int[] {index % 3};
        }

        @Override
        public Optional<String> source(int index, String modality) {
            return Optional.empty();
        }

        @Override
        public HostTensor read(int index, String modality) throws SampleException {
            float[] sample = quarters[index];
            if (sample.length == 0) {
                throw new SampleException("no such image");
            }
            float[] pixels = new float[channels * SIDE * SIDE];
            for (int y = 0; y < channels * SIDE; y++) {
                int row = y % SIDE < SIDE / 2 ? 0 : 2;
                Arrays.fill(pixels, y * SIDE, y * SIDE + SIDE / 2, sample[row]);
                Arrays.fill(pixels, y * SIDE + SIDE / 2, (y + 1) * SIDE, sample[row + 1]);
            }
            return new HostTensor(pixels, new Shape(channels, SIDE, SIDE));
        }
    }

    /** What a teacher of these images is told. */
    TeacherContext context(OnMissing onMissing, NDManager manager) {
        return context(onMissing, manager, this);
    }

    /** The same, but these images are seen through another data set. */
    TeacherContext context(OnMissing onMissing, NDManager manager, Dataset seen) {
        Registry registry = Registry.builder().addServices(Frames.class.getClassLoader()).build();
        return TeacherContext.builder()
                .setDataset(seen)
                .setModality(MODALITY)
                .setManager(manager)
                .optOnMissing(onMissing)
                .optAsksForStages(asksForStages)
                .optAsksForDrawnViews(asksForDrawnViews)
                .optBackbones(
                        (type, settings, context) ->
                                registry.create(Kind.BACKBONE, type, settings, context))
                .build();
    }

    /** All samples of a subset, without their images. */
    Batch batch(Subset subset, NDManager manager) {
        Samples samples = samples(subset);
        int[] indices = IntStream.range(0, samples.size()).toArray();
        return Batch.of(
                subset,
                IntStream.of(indices).mapToObj(samples::id).toList(),
                indices,
                Map.of(),
                Targets.singleLabel(manager.zeros(new Shape(indices.length))));
    }

    /** The same in drawn views, with random images. */
    Batch drawn(Subset subset, NDManager manager) {
        Batch batch = batch(subset, manager);
        NDArray images = manager.randomUniform(0, 1, new Shape(batch.size(), channels, SIDE, SIDE));
        return batch.withInput(MODALITY, images)
                .withViews(IntStream.of(batch.indices()).mapToObj(View.Drawn::new).toList());
    }

    /** A file of this module's test resources. */
    static Path resource(String name) {
        return Path.of("src/test/resources").resolve(name).toAbsolutePath();
    }
}

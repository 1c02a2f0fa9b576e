package org.kdtoolkit.train.trial;

import ai.djl.ndarray.types.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.plugin.DatasetProvider;

/**
 * Random pictures, and random sounds of the same shape, that look different in each view. Some
 * training samples have no sound.
 */
final class TurningDataset implements Dataset {

    static final String PICTURE = "picture";
    static final String SOUND = "sound";
    static final int SIDE = 8;
    static final int SIZE = 10;

    private final Set<Integer> silent = new HashSet<>();

    record Config(List<Integer> silent) {}

    TurningDataset(Config config) {
        silent.addAll(config.silent());
    }

    static DatasetProvider provider() {
        return DatasetProvider.builder("turning", Config.class)
                .build((config, context) -> new TurningDataset(config));
    }

    @Override
    public List<String> classes() {
        return List.of("a", "b");
    }

    @Override
    public TargetKind targetKind() {
        return TargetKind.SINGLE_LABEL;
    }

    @Override
    public Map<String, Shape> modalities() {
        Shape shape = new Shape(1, SIDE, SIDE);
        return Map.of(PICTURE, shape, SOUND, shape);
    }

    @Override
    public Samples samples(Subset subset) {
        return new Turning(subset);
    }

    private final class Turning implements Samples {

        private final Subset subset;

        Turning(Subset subset) {
            this.subset = subset;
        }

        @Override
        public int size() {
            return SIZE;
        }

        @Override
        public String id(int index) {
            return subset.key() + "-" + index;
        }

        @Override
        public int[] labels(int index) {
            return new int[] {index % 2};
        }

        @Override
        public Optional<String> source(int index, String modality) {
            return Optional.empty();
        }

        @Override
        public boolean draws(String modality) {
            return subset == Subset.TRAIN;
        }

        @Override
        public HostTensor read(int index, String modality) throws SampleException {
            return read(index, modality, View.FIRST);
        }

        @Override
        public HostTensor read(int index, String modality, View view) throws SampleException {
            if (modality.equals(SOUND) && subset == Subset.TRAIN && silent.contains(index)) {
                throw new SampleException("there is no sound");
            }
            SplittableRandom random =
                    new SplittableRandom(
                            modality.hashCode()
                                    + 31L * view.hashCode()
                                    + 1009L * index
                                    + subset.ordinal());
            float[] values = new float[SIDE * SIDE];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble();
            }
            return new HostTensor(values, new Shape(1, SIDE, SIDE));
        }
    }
}

package com.example.loader;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;

/**
 * Points on two rings, one inside the other; yours reads files. A sample is read when its batch is
 * made, by one of the loader's threads.
 */
final class RingDataset implements Dataset {

    private static final Map<Subset, Integer> SIZES =
            Map.of(Subset.TRAIN, 400, Subset.VALIDATION, 0, Subset.TEST, 100);

    @Override
    public List<String> classes() {
        return List.of("inner", "outer");
    }

    @Override
    public TargetKind targetKind() {
        return TargetKind.SINGLE_LABEL;
    }

    @Override
    public Map<String, Shape> modalities() {
        return Map.of("point", new Shape(2));
    }

    @Override
    public Samples samples(Subset subset) {
        return new Points(subset, SIZES.get(subset));
    }

    private record Points(Subset subset, int size) implements Samples {

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
        public HostTensor read(int index, String modality) {
            Random random = new Random(id(index).hashCode());
            double angle = random.nextDouble() * 2 * Math.PI;
            double radius = 1 + index % 2 + 0.1 * random.nextGaussian();
            return HostTensor.of(
                    new float[] {
                        (float) (radius * Math.cos(angle)), (float) (radius * Math.sin(angle))
                    },
                    2);
        }
    }
}

package org.kdtoolkit.bench;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.formats.random.Seed;

/**
 * Made-up samples in memory, the same in every run.
 *
 * @param modality the name of what they hold
 * @param shape of a sample
 * @param classNames the classes, each as frequent as the others
 * @param values of each sample
 */
record RandomSamples(String modality, Shape shape, List<String> classNames, float[][] values)
        implements Dataset, Samples {

    static RandomSamples of(String modality, Shape shape, int classes, int samples) {
        RandomGenerator random = new Seed(1).random(0);
        float[][] values = new float[samples][Math.toIntExact(shape.size())];
        for (float[] sample : values) {
            for (int i = 0; i < sample.length; i++) {
                sample[i] = (float) random.nextGaussian();
            }
        }
        List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        return new RandomSamples(modality, shape, names, values);
    }

    @Override
    public List<String> classes() {
        return classNames;
    }

    @Override
    public TargetKind targetKind() {
        return TargetKind.SINGLE_LABEL;
    }

    @Override
    public Map<String, Shape> modalities() {
        return Map.of(modality, shape);
    }

    @Override
    public Samples samples(Subset subset) {
        return this;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public String id(int index) {
        return "sample " + index;
    }

    @Override
    public int[] labels(int index) {
        return new int[] {index % classNames.size()};
    }

    @Override
    public Optional<String> source(int index, String of) {
        return Optional.empty();
    }

    @Override
    public HostTensor read(int index, String of) {
        return new HostTensor(values[index], shape);
    }
}

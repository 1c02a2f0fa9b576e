package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.train.config.ClassWeightsConfig;
import org.kdtoolkit.train.config.ClassWeightsConfig.Balanced;
import org.kdtoolkit.train.config.ClassWeightsConfig.Listed;
import org.kdtoolkit.train.config.ClassWeightsConfig.Named;

class ClassWeightsTest {

    private static final int[] NONE = {};

    @Test
    void areThoseOfTheListOrByName() {
        assertThat(of(new Listed(List.of(1.0, 2.0, 0.5)))).containsExactly(1, 2, 0.5f);
        assertThat(of(new Named(Map.of("dog", 3.0)))).containsExactly(1, 3, 1);
    }

    @Test
    void giveEachClassTheSameSayWhereTheyAreBalanced() {
        // what scikit-learn calls balanced: 6 / (2 * 4) and 6 / (2 * 2); nobody is an owl
        assertThat(of(new Balanced(), new int[][] {{0}, {1}, {0}, {0}, {1}, {0}}))
                .containsExactly(0.75f, 1.5f, 1);
    }

    @Test
    void countOnlySamplesWithLabels() {
        assertThat(of(new Balanced(), new int[][] {{0}, {1}, {2}, NONE, NONE, {2}}))
                .containsExactly(4 / 3f, 4 / 3f, 2 / 3f);
    }

    @Test
    void countThoseWithoutForEachThatHasOneOfSeveralLabels() {
        Pets pets =
                new Pets(TargetKind.MULTI_LABEL, new int[][] {{0, 2}, {0}, {0, 1}, {0}, {0, 1}});

        // all are cats
        assertThat(ClassWeights.of(new Balanced(), pets)).containsExactly(1, 1.5f, 4);
    }

    private static float[] of(ClassWeightsConfig config, int[]... labels) {
        return ClassWeights.of(config, new Pets(TargetKind.SINGLE_LABEL, labels));
    }

    private record Pets(TargetKind targetKind, int[]... labels) implements Dataset, Samples {

        @Override
        public List<String> classes() {
            return List.of("cat", "dog", "owl");
        }

        @Override
        public Map<String, Shape> modalities() {
            return Map.of();
        }

        @Override
        public Samples samples(Subset subset) {
            return this;
        }

        @Override
        public int size() {
            return labels.length;
        }

        @Override
        public String id(int index) {
            return Integer.toString(index);
        }

        @Override
        public int[] labels(int index) {
            return labels[index].clone();
        }

        @Override
        public boolean isLabelled(int index) {
            return labels[index].length > 0;
        }

        @Override
        public Optional<String> source(int index, String modality) {
            return Optional.empty();
        }

        @Override
        public HostTensor read(int index, String modality) {
            throw new UnsupportedOperationException("nothing is read");
        }
    }
}

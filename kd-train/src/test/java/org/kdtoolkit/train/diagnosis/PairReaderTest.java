package org.kdtoolkit.train.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;

class PairReaderTest {

    private static final int MOST = 400;

    /** How many of the chosen samples have a label, and how many have not. */
    private static List<Integer> chosen(int size, int labelled) {
        int[] chosen = new PairReader(new FirstLabelled(size, labelled), MOST).chosen(Subset.TRAIN);
        assertThat(chosen).isSorted().doesNotHaveDuplicates();
        int of = (int) Arrays.stream(chosen).filter(index -> index < labelled).count();
        return List.of(of, chosen.length - of);
    }

    @Test
    void asLargeAPartHasLabelsAsOfAll() {
        assertThat(chosen(2_000, 1_000)).containsExactly(200, 200);
        assertThat(chosen(2_000, 1_900)).containsExactly(380, 20);
        assertThat(chosen(2_000, 2_000)).containsExactly(400, 0);
    }

    @Test
    void fewLabelsAreTakenUpToAFourth() {
        assertThat(chosen(2_000, 60)).containsExactly(60, 340);
        assertThat(chosen(2_000, 300)).containsExactly(100, 300);
    }

    @Test
    void allAreTakenWhereTheyAreNotTooMany() {
        assertThat(chosen(400, 150)).containsExactly(150, 250);
        assertThat(chosen(30, 0)).containsExactly(0, 30);
    }

    /** Samples of which the first have a label. */
    private record FirstLabelled(int size, int labelled) implements Dataset, Samples {

        @Override
        public List<String> classes() {
            return List.of("one", "other");
        }

        @Override
        public TargetKind targetKind() {
            return TargetKind.SINGLE_LABEL;
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
        public String id(int index) {
            return "s" + index;
        }

        @Override
        public int[] labels(int index) {
            return new int[] {0};
        }

        @Override
        public boolean isLabelled(int index) {
            return index < labelled;
        }

        @Override
        public Optional<String> source(int index, String modality) {
            return Optional.empty();
        }

        @Override
        public HostTensor read(int index, String modality) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}

package org.kdtoolkit.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.testkit.DatasetContract;

class CachedDatasetTest extends DatasetContract {

    private static final int PAIR_BYTES = 8;

    @Override
    protected Dataset open() {
        return new CachedDataset(new NumberedDataset(20), 10 * PAIR_BYTES);
    }

    @Test
    void readsEachSampleOnceIfAllFit() throws SampleException {
        NumberedDataset dataset = new NumberedDataset(10);
        Dataset cached = new CachedDataset(dataset, 10 * PAIR_BYTES);
        pass(cached);
        pass(cached);
        assertThat(dataset.reads()).isEqualTo(10);
    }

    @Test
    void keepsTheFirstThatFit() throws SampleException {
        NumberedDataset dataset = new NumberedDataset(10);
        Dataset cached = new CachedDataset(dataset, 4 * PAIR_BYTES + 3);
        pass(cached);
        assertThat(dataset.reads()).isEqualTo(10);
        pass(cached);
        assertThat(dataset.reads()).isEqualTo(16);
    }

    @Test
    void keepsNothingWithoutABudget() throws SampleException {
        NumberedDataset dataset = new NumberedDataset(10);
        Dataset cached = new CachedDataset(dataset, 0);
        pass(cached);
        pass(cached);
        assertThat(dataset.reads()).isEqualTo(20);
    }

    @Test
    void spendsItsBudgetOnceHoweverManyThreadsReadASample() throws SampleException {
        NumberedDataset dataset = new NumberedDataset(10);
        Dataset cached = new CachedDataset(dataset, 10 * PAIR_BYTES);
        IntStream.range(0, 200)
                .parallel()
                .forEach(i -> readUnchecked(cached.samples(Subset.TRAIN), i % 10));
        int before = dataset.reads();
        pass(cached);
        assertThat(dataset.reads()).isEqualTo(before);
    }

    @Test
    void keepsEveryFixedViewAndNoDrawnOne() throws SampleException {
        NumberedDataset numbered = new NumberedDataset(3);
        Samples samples = new CachedDataset(numbered, 1 << 10).samples(Subset.TEST);
        assertThat(samples.views(2, "clips")).isEqualTo(3);
        assertThat(samples.draws("clips")).isTrue();
        assertThat(samples.draws("pair")).isFalse();
        for (int time = 0; time < 2; time++) {
            assertThat(samples.read(2, "clips", new View.Fixed(1)).values()).containsExactly(2, 1);
            assertThat(samples.read(2, "clips").values()).containsExactly(2, 0);
            assertThat(samples.read(2, "pair", new View.Drawn(time)).values())
                    .containsExactly(2, -2);
        }
        assertThat(numbered.reads()).isEqualTo(3);
        assertThat(samples.read(2, "clips", new View.Drawn(7)).values()).containsExactly(2, 7);
        assertThat(samples.read(2, "clips", new View.Drawn(7)).values()).containsExactly(2, 7);
        assertThat(numbered.reads()).isEqualTo(5);
    }

    @Test
    void passesFaultsOnAndReadsAgain() {
        NumberedDataset dataset = new NumberedDataset(3, 1);
        Samples samples = new CachedDataset(dataset, 1000).samples(Subset.TEST);
        for (int i = 1; i <= 2; i++) {
            assertThatThrownBy(() -> samples.read(1, "pair"))
                    .isInstanceOf(SampleException.class)
                    .hasMessage("file 1.wav is broken");
            assertThat(dataset.reads()).isEqualTo(i);
        }
    }

    private static void pass(Dataset dataset) throws SampleException {
        Samples samples = dataset.samples(Subset.TRAIN);
        for (int index = 0; index < samples.size(); index++) {
            assertThat(samples.read(index, "pair").values()).containsExactly(index, -index);
        }
    }

    private static void readUnchecked(Samples samples, int index) {
        try {
            samples.read(index, "pair");
        } catch (SampleException e) {
            throw new AssertionError(e);
        }
    }
}

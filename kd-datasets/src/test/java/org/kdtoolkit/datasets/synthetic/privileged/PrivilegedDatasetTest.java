package org.kdtoolkit.datasets.synthetic.privileged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.testkit.DatasetContract;

class PrivilegedDatasetTest extends DatasetContract {

    private static PrivilegedConfig config(String setting, Optional<Integer> seed) {
        return new PrivilegedConfig(setting, 20, 5, 30, seed);
    }

    @Override
    protected Dataset open() {
        return PrivilegedDataset.of(config("increase-gamma-4", Optional.of(3)));
    }

    @Test
    void isWhatItsSeedDraws() throws SampleException {
        PrivilegedData drawn =
                PrivilegedSettings.named("increase-gamma-4")
                        .draw(new PrivilegedSizes(20, 5, 30), 3);
        try (Dataset dataset = open()) {
            assertThat(dataset.modalities())
                    .containsEntry("privileged", new Shape(25))
                    .containsEntry("ordinary", new Shape(50));
            Samples test = dataset.samples(Subset.TEST);
            assertThat(test.size()).isEqualTo(30);
            assertThat(test.read(7, "privileged").values()).isEqualTo(drawn.test().privileged()[7]);
            assertThat(test.read(7, "ordinary").values()).isEqualTo(drawn.test().ordinary()[7]);
            assertThat(test.labels(7)).containsExactly(drawn.test().labels()[7]);
        }
    }

    /** Two samples of one id would be taken for one wherever answers are put side by side. */
    @Test
    void samplesOfOtherSeedsHaveOtherIds() {
        PrivilegedConfig drawn = config("clean-labels", Optional.empty());
        assertThat(drawn.onlySeed()).isEmpty();
        try (Dataset one = PrivilegedDataset.of(drawn.drawnFrom(1));
                Dataset two = PrivilegedDataset.of(drawn.drawnFrom(2))) {
            assertThat(one.samples(Subset.TEST).id(0)).isEqualTo("1-test-00000");
            assertThat(two.samples(Subset.TEST).id(0)).isEqualTo("2-test-00000");
        }
    }

    @Test
    void standardisesByTheTrainingSamplesWhereTheProtocolDoes() throws SampleException {
        try (Dataset dataset = PrivilegedDataset.of(config("clean-features", Optional.of(1)))) {
            Samples train = dataset.samples(Subset.TRAIN);
            double[] column = new double[train.size()];
            for (int i = 0; i < column.length; i++) {
                column[i] = train.read(i, "ordinary").values()[4];
            }
            double mean = IntStream.range(0, 20).mapToDouble(i -> column[i]).average().orElse(9);
            double square =
                    IntStream.range(0, 20)
                            .mapToDouble(i -> column[i] * column[i])
                            .average()
                            .orElse(9);
            assertThat(mean).isCloseTo(0, within(1e-6));
            assertThat(square).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void refusesWhatItCanNotDraw() {
        assertThatThrownBy(() -> PrivilegedDataset.of(config("clean-labels", Optional.empty())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("add 'seed'");
        assertThatThrownBy(() -> PrivilegedDataset.outline(config("clean-label", Optional.of(1))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("clean-labels");
    }

    @Test
    void saysThatItIsGenerated() {
        try (Dataset dataset = open()) {
            assertThat(dataset.notes())
                    .containsExactly(
                            "generated vectors of the setting 'increase-gamma-4', no real data");
        }
    }
}

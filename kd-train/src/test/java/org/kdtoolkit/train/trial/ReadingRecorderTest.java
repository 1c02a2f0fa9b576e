package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.ReadingListener;
import org.kdtoolkit.datasets.synthetic.SyntheticConfig;
import org.kdtoolkit.datasets.synthetic.SyntheticDataset;
import org.kdtoolkit.report.result.DistillerReadings;

class ReadingRecorderTest {

    private NDManager manager;
    private NDManager owner;
    private Dataset dataset;
    private ReadingRecorder recorder;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        owner = manager.newSubManager();
        dataset = new SyntheticDataset(new SyntheticConfig(2, 6, 0, 0, 8, 0, 0, 0, 1));
        recorder = recorder(Map.of());
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private ReadingRecorder recorder(Map<String, SpoiltSamples> spoilt) {
        return new ReadingRecorder(
                dataset, new SampleConditions(dataset.samples(Subset.TRAIN), spoilt), owner);
    }

    private Batch batch(int... indices) {
        Samples samples = dataset.samples(Subset.TRAIN);
        return Batch.of(
                Subset.TRAIN,
                Arrays.stream(indices).mapToObj(samples::id).toList(),
                indices,
                Map.of(),
                Targets.singleLabel(manager.create(new long[indices.length])));
    }

    private void read(ReadingListener step, String name, Batch batch, float... values) {
        step.read(batch, name, () -> manager.create(values));
    }

    @Test
    void keepsTheMeanOfEachSampleInTheirOrder() {
        read(recorder.step(), "gate", batch(4, 0), 0.5f, 1);
        read(recorder.step(), "gate", batch(2, 4), 3, 1);
        recorder.fetch();
        read(recorder.step(), "gate", batch(1), 7);

        DistillerReadings readings = recorder.readings(9).orElseThrow();

        assertThat(readings.epoch()).isEqualTo(9);
        DistillerReadings.Reading gate = readings.readings().get(0);
        assertThat(gate.ids())
                .containsExactly("train-00000", "train-00001", "train-00002", "train-00004");
        assertThat(gate.values()).containsExactly(1f, 7f, 3f, 0.75f);
        String first = dataset.classes().get(0);
        assertThat(gate.labels())
                .containsExactly(
                        List.of(first),
                        List.of(dataset.classes().get(1)),
                        List.of(first),
                        List.of(first));
        assertThat(gate.conditions()).containsOnly(Samples.CLEAN);
    }

    @Test
    void leavesNothingOnTheDevice() {
        int before = owner.getManagedArrays().size();
        read(recorder.step(), "gate", batch(4, 0), 0.5f, 1);
        read(recorder.step(), "gate", batch(1, 2), 0.5f, 1);
        assertThat(owner.getManagedArrays()).hasSize(before + 2);
        recorder.fetch();
        assertThat(owner.getManagedArrays()).hasSize(before);
    }

    @Test
    void tellsTwoReadingsOfOneNameApart() {
        ReadingListener step = recorder.step();
        read(step, "gate", batch(0), 1);
        read(step, "gate", batch(0), 2);
        read(recorder.step(), "gate", batch(1), 3);

        assertThat(recorder.readings(1).orElseThrow().readings())
                .extracting(DistillerReadings.Reading::name, DistillerReadings.Reading::values)
                .containsExactly(tuple("gate", List.of(1f, 3f)), tuple("gate-2", List.of(2f)));
    }

    @Test
    void countsWhatIsNotFinite() {
        read(recorder.step(), "gate", batch(0, 1, 2), 1, Float.NaN, Float.POSITIVE_INFINITY);
        DistillerReadings.Reading gate = recorder.readings(1).orElseThrow().readings().get(0);
        assertThat(gate.values()).containsExactly(1f);
        assertThat(gate.notFinite()).isEqualTo(2);
    }

    @Test
    void knowsTheCorruptionOfTheTeachersThatAReadingNames() {
        recorder =
                recorder(
                        Map.of(
                                "sound", new SpoiltSamples("swapped", index -> index == 0),
                                "depth", new SpoiltSamples("noise", index -> index < 2)));
        for (String name : List.of("sound/gate", "sound+depth/gate", "text/gate", "gate")) {
            read(recorder.step(), name, batch(0, 1), 1, 1);
        }
        assertThat(recorder.readings(1).orElseThrow().readings())
                .extracting(reading -> reading.conditions().stream().sorted().toList())
                .satisfies(
                        all -> {
                            assertThat(all.get(0)).containsExactly("clean", "swapped");
                            assertThat(all.get(1).toString()).contains("swapped").contains("noise");
                            assertThat(all.get(2)).containsExactly("clean", "clean");
                            assertThat(all.get(3).toString()).contains("swapped").contains("noise");
                        });
    }

    @Test
    void refusesAnotherShape() {
        NDArray matrix = manager.ones(new Shape(2, 1));
        assertThatThrownBy(() -> recorder.step().read(batch(0, 1), "gate", () -> matrix))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the reading 'gate' has the shape (2, 1) for a batch of 2 samples, expected"
                                + " (2); tell its author");
    }

    @Test
    void hasNothingWhereNothingWasRead() {
        assertThat(recorder.readings(1)).isEmpty();
    }
}

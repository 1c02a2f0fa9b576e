package org.kdtoolkit.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.loading.BatchLoader;
import org.kdtoolkit.loading.CachedDataset;
import org.kdtoolkit.loading.Epoch;
import org.kdtoolkit.loading.Order;
import org.kdtoolkit.teachers.TeacherAccuracy;

class ToneTeacherTest {

    private final Faults faults = new Faults(OnError.FAIL);
    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void measuresThePowerOfATone() {
        float[] sound = new float[2000];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) (0.5 * Math.cos(2 * Math.PI * 433.3 / 8000 * i + 1));
        }
        double[] powers =
                new FilterBank(433.3, 800).powers(FilterBank.windowed(sound, 0, sound.length));
        assertThat(powers[0]).isCloseTo(0.25, within(1e-3));
        assertThat(powers[1]).isLessThan(1e-6);
    }

    @Test
    void isRightOnCleanSoundsWhateverTheNumberOfClasses() {
        for (int classes : new int[] {2, 8, 12}) {
            Dataset dataset =
                    new SyntheticDataset(new SyntheticConfig(classes, 200, 0, 0, 28, 0.1, 0, 0, 1));
            assertThat(accuracy(dataset)).as("%d classes", classes).isGreaterThan(0.98);
        }
    }

    @Test
    void isWrongOnSoundsOfAnotherClass() {
        Dataset dataset = new SyntheticDataset(SyntheticDatasetTest.config(200, 0, 1, 1));
        assertThat(accuracy(dataset)).isLessThan(0.02);
    }

    @Test
    void guessesOnBuriedSounds() {
        Dataset dataset = new SyntheticDataset(SyntheticDatasetTest.config(400, 1, 0, 1));
        assertThat(accuracy(dataset)).isBetween(0.05, 0.25);
    }

    @Test
    void findsTheLoudestBandAtTheTone() {
        float[] sound = Tone.of(3, 8).play(Tone.LENGTH, new SplittableRandom(1));
        float[] embedding = new ToneListener(8, 128).embedding(sound);
        int loudest = 0;
        for (int band = 0; band < embedding.length; band++) {
            assertThat(embedding[band]).isNotNegative();
            loudest = embedding[band] > embedding[loudest] ? band : loudest;
        }
        double frequency = 200 * Math.pow(10, loudest / 127.0);
        assertThat(frequency).isCloseTo(Tone.of(3, 8).frequency(), withinPercentage(2));
    }

    @Test
    void hearsToneThatIsOutOfTuneInALongSound() {
        ToneListener listener = new ToneListener(8, 16);
        SplittableRandom random = new SplittableRandom(1);
        for (int sound = 0; sound < 40; sound++) {
            float[] logits = listener.logits(Tone.of(sound % 8, 8).play(20_500, random));
            int loudest = 0;
            for (int label = 0; label < logits.length; label++) {
                loudest = logits[label] > logits[loudest] ? label : loudest;
            }
            assertThat(loudest).isEqualTo(sound % 8);
        }
    }

    @Test
    void worksBehindACacheAndGivesTheWidthThatItIsAskedFor() {
        Dataset dataset =
                new CachedDataset(
                        new SyntheticDataset(SyntheticDatasetTest.config(24, 0, 0, 1)), 1 << 20);
        Teacher teacher = open(dataset, "audio", 32);
        assertThat(teacher.shape()).isEqualTo(TeacherShape.of(32, true));
        BatchLoader loader =
                BatchLoader.builder()
                        .setSamples(dataset, Subset.TRAIN)
                        .setModalities(List.of())
                        .setBatchSize(5)
                        .setFaults(faults)
                        .build();
        try (Epoch epoch = loader.epoch(Order.shuffled(1, 1))) {
            assertThat(teacher.output(epoch.next(manager), manager).embedding().getShape())
                    .isEqualTo(new Shape(5, 32));
        }
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        Dataset dataset = new SyntheticDataset(SyntheticDatasetTest.config(24, 0, 0, 1));
        assertThatThrownBy(() -> open(dataset, "image", 32))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        "the teacher 'tone-listener' knows only modality 'audio' of the data set"
                                + " 'synthetic' and sound of 'synthetic-video' with 'sample-rate:"
                                + " 8000' and 'samples' of 2000 or more, found modality 'image' of"
                                + " shape (1, 28, 28)");
    }

    private double accuracy(Dataset dataset) {
        Teacher teacher = open(dataset, "audio", 16);
        return new TeacherAccuracy(teacher, dataset, "audio", faults, manager)
                .on(Subset.TRAIN)
                .top1();
    }

    private Teacher open(Dataset dataset, String modality, int width) {
        return ToneTeacher.listen(
                new ToneListenerConfig(width),
                TeacherContext.builder()
                        .setDataset(dataset)
                        .setModality(modality)
                        .optFaults(faults)
                        .setManager(manager)
                        .build());
    }
}

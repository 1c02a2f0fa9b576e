package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.TeacherProvider;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.loading.BatchLoader;
import org.kdtoolkit.loading.Epoch;
import org.kdtoolkit.loading.Order;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;
import org.kdtoolkit.train.trial.Teachers;
import org.kdtoolkit.train.trial.TrialListener;

/** Teachers as an experiment composes them, one of which sees what the student sees. */
class CorruptedTeachersTest {

    private static final int SIDE = 8;
    private static final int SIZE = 10;

    private final Registry registry =
            Registry.builder()
                    .addServices(CorruptedTeachersTest.class.getClassLoader())
                    .add(mirror())
                    .build();
    private final List<Injector> opened = new ArrayList<>();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        opened.forEach(injector -> injector.getInstance(Resources.class).close());
    }

    @Test
    void aTeacherThatNeedsInputSeesItCorruptedAndTheStudentDoesNot() throws IOException {
        List<float[]> clean = pictures(injector("name=clean"), "eyes", false);
        for (String type : List.of("type: swap", "type: noise, snr: 0", "type: drop")) {
            Injector noisy = injector("corruption={%s, rate: 0.5}".formatted(type));

            assertThat(pictures(noisy, "eyes", false)).containsExactlyElementsOf(clean);
            List<float[]> seen = pictures(noisy, "eyes", true);
            int changed = 0;
            for (int i = 0; i < SIZE; i++) {
                changed += Arrays.equals(seen.get(i), clean.get(i)) ? 0 : 1;
            }
            assertThat(changed).as(type).isEqualTo(SIZE / 2);
        }
    }

    @Test
    void aCorruptedTeacherIsAlsoThereAsItIs() throws IOException {
        List<float[]> clean = pictures(injector("name=clean"), "eyes", false);
        Injector noisy = injector("corruption={type: drop, rate: 0.5}");
        Teacher eyes = noisy.getInstance(Teachers.class).open().uncorrupted().get("eyes");
        assertThat(pictures(noisy, eyes, true)).containsExactlyElementsOf(clean);
    }

    @Test
    void onlyTheTeacherThatIsNamedIsCorrupted() throws IOException {
        Teachers teachers =
                injector("corruption={type: drop, rate: 1, teacher: eyes}")
                        .getInstance(Teachers.class);
        teachers.open();

        assertThat(teachers.metrics())
                .containsEntry(MetricKey.parse("ears/train/top1"), 1.0)
                .doesNotContainKey(MetricKey.parse("eyes/train/top1"))
                .containsKey(MetricKey.parse("eyes/test/top1"));
    }

    /** What the student's batches hold, or what a teacher says of them: each sample's picture. */
    private static List<float[]> pictures(Injector injector, String teacher, boolean told) {
        return pictures(
                injector, injector.getInstance(Teachers.class).open().byName().get(teacher), told);
    }

    private static List<float[]> pictures(Injector injector, Teacher asked, boolean told) {
        NDManager manager = injector.getInstance(NDManager.class);
        BatchLoader loader =
                BatchLoader.builder()
                        .setSamples(injector.getInstance(Dataset.class), Subset.TRAIN)
                        .setModalities(List.of("image"))
                        .setBatchSize(4)
                        .setFaults(injector.getInstance(Faults.class))
                        .build();
        List<float[]> pictures = new ArrayList<>();
        try (Epoch epoch = loader.epoch(Order.sequential())) {
            while (epoch.hasNext()) {
                try (NDManager step = manager.newSubManager()) {
                    Batch batch = epoch.next(step);
                    TeacherOutput output = asked.output(batch, step);
                    float[] all =
                            told
                                    ? output.embedding().toFloatArray()
                                    : batch.input("image").toFloatArray();
                    for (int row = 0; row < batch.size(); row++) {
                        int first = row * SIDE * SIDE;
                        pictures.add(Arrays.copyOfRange(all, first, first + SIDE * SIDE));
                    }
                }
            }
        }
        return pictures;
    }

    private Injector injector(String override) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("small.yaml"),
                        """
                        name: small
                        dataset: {type: synthetic, classes: 2, train: 10, validation: 0, test: 4, size: 8}
                        teachers:
                          eyes: {modality: image, type: mirror}
                          ears: {modality: audio, type: tone-listener}
                        student: {modality: image, type: convnet}
                        methods: [none]
                        evaluation: {select: last}
                        output: out
                        """);
        ExperimentConfig config = new ExperimentLoader(registry).load(file, List.of(override));
        Injector injector = Experiment.parts(config, registry, new Nobody(), RunOrigin.PLAIN);
        opened.add(injector);
        return injector;
    }

    record MirrorConfig() {}

    /** A teacher that says what it sees, a batch at a time. */
    private static TeacherProvider mirror() {
        return TeacherProvider.builder("mirror", MirrorConfig.class)
                .build((config, context) -> new Mirror(context.modality()));
    }

    private record Mirror(String modality) implements Teacher {

        @Override
        public TeacherShape shape() {
            return TeacherShape.of(SIDE * SIDE, false);
        }

        @Override
        public boolean needsInput() {
            return true;
        }

        @Override
        public TeacherOutput output(Batch batch, NDManager manager) {
            return TeacherOutput.of(batch.input(modality).reshape(batch.size(), SIDE * SIDE));
        }
    }

    private static final class Nobody implements TrialListener {

        @Override
        public void kept(TrialResult result) {}

        @Override
        public void started(String method, int seed, int finishedEpochs, int epochs) {}

        @Override
        public void finishedEpoch(EpochRecord epoch) {}

        @Override
        public void finished(TrialResult result) {}
    }
}

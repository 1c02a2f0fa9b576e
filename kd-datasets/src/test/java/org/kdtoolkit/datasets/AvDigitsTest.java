package org.kdtoolkit.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.datasets.manifest.ManifestReader;
import org.kdtoolkit.loading.BatchLoader;
import org.kdtoolkit.loading.Epoch;
import org.kdtoolkit.loading.Order;
import org.kdtoolkit.teachers.TeacherAccuracy;
import org.kdtoolkit.teachers.stored.PrecomputedConfig;
import org.kdtoolkit.teachers.stored.PrecomputedTeacher;

class AvDigitsTest {

    private static final List<String> CLASSES =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final Map<String, String> SUBSETS =
            Map.of("train", "training", "validation", "validation", "test", "test");

    private final Path folder = Path.of(System.getProperty("kd.data", ""), "avdigits");
    private final Faults faults = new Faults(OnError.FAIL);

    @BeforeEach
    void needData() {
        assumeTrue(Files.isDirectory(folder), "the data set avdigits is not at " + folder);
    }

    @Test
    void holdsAsManySamplesAsItsDescriptionSays() throws SampleException {
        for (String list : List.of("manifest.csv", "noisy.csv")) {
            Dataset dataset = open(list, Map.of());
            assertThat(dataset.samples(Subset.TRAIN).size()).isEqualTo(5000);
            assertThat(dataset.samples(Subset.VALIDATION).size()).isEqualTo(500);
            assertThat(dataset.samples(Subset.TEST).size()).isEqualTo(1000);
            HostTensor sound = dataset.samples(Subset.TRAIN).read(0, "audio");
            assertThat(sound.shape().get(0)).isBetween(1000L, 20_000L);
        }
    }

    @Test
    void hasATeacherThatIsAlmostAlwaysRightWhereItHearsWell() {
        assertThat(accuracy("manifest.csv", Subset.TEST)).isCloseTo(0.997, within(0.003));
        assertThat(accuracy("noisy.csv", Subset.TEST)).isCloseTo(0.997, within(0.003));
        assertThat(accuracy("manifest.csv", Subset.TRAIN)).isGreaterThan(0.99);
        // 30% hear another digit, 20% hear hardly anything
        assertThat(accuracy("noisy.csv", Subset.TRAIN)).isBetween(0.45, 0.6);
    }

    @Test
    void isLoadedToTheLastImage() {
        Dataset dataset = open("manifest.csv", Map.of("train", 1000));
        BatchLoader loader =
                BatchLoader.builder()
                        .setSamples(dataset, Subset.TRAIN)
                        .setModalities(List.of("image"))
                        .setBatchSize(64)
                        .setFaults(faults)
                        .optWorkers(2)
                        .build();
        int samples = 0;
        try (NDManager manager = NDManager.newBaseManager();
                Epoch epoch = loader.epoch(Order.shuffled(1, 0))) {
            while (epoch.hasNext()) {
                try (NDManager step = manager.newSubManager()) {
                    Batch batch = epoch.next(step);
                    samples += batch.size();
                    assertThat(batch.input("image").getShape())
                            .isEqualTo(new Shape(batch.size(), 1, 28, 28));
                    assertThat(batch.input("image").max().getFloat()).isBetween(0.1f, 1f);
                }
            }
        }
        assertThat(samples).isEqualTo(1000);
    }

    private double accuracy(String list, Subset subset) {
        Dataset dataset = open(list, Map.of());
        try (NDManager manager = NDManager.newBaseManager()) {
            Teacher teacher =
                    PrecomputedTeacher.open(
                            new PrecomputedConfig(
                                    Optional.of(folder.resolve("embeddings")),
                                    Optional.of(folder.resolve("logits")),
                                    Optional.empty()),
                            TeacherContext.builder()
                                    .setDataset(dataset)
                                    .setModality("audio")
                                    .optFaults(faults)
                                    .setManager(manager)
                                    .build());
            assertThat(teacher.shape()).isEqualTo(TeacherShape.of(128, true));
            return new TeacherAccuracy(teacher, dataset, "audio", faults, manager)
                    .on(subset)
                    .top1();
        }
    }

    private Dataset open(String list, Map<String, Integer> limit) {
        return ManifestReader.open(
                Configs.with(
                        Configs.manifest(
                                folder.resolve(list),
                                Map.of(
                                        "image",
                                        Configs.greyImage(28, 28),
                                        "audio",
                                        Configs.audio())),
                        CLASSES,
                        SUBSETS,
                        limit),
                Configs.context(faults));
    }
}

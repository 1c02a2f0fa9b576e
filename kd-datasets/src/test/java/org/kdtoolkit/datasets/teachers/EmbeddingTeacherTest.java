package org.kdtoolkit.datasets.teachers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.datasets.manifest.ManifestReader;
import org.kdtoolkit.loading.BatchLoader;
import org.kdtoolkit.loading.Epoch;
import org.kdtoolkit.loading.Order;
import org.kdtoolkit.media.modality.EmbeddingConfig;
import org.kdtoolkit.media.modality.ImageConfig;
import org.kdtoolkit.teachers.stored.EmbeddingTeacher;
import org.kdtoolkit.teachers.stored.EmbeddingTeacherConfig;
import org.kdtoolkit.testkit.files.MediaFiles;

class EmbeddingTeacherTest {

    @TempDir private Path folder;

    private final Faults faults = new Faults(OnError.FAIL);

    @Test
    void passesTheVectorsOfTheBatchOn() throws IOException {
        MediaFiles.npy(folder.resolve("1.npy"), 1, 2, 3);
        MediaFiles.npy(folder.resolve("2.npy"), 4, 5, 6);
        try (Dataset dataset = list(Optional.empty());
                NDManager manager = NDManager.newBaseManager()) {
            Teacher teacher = open(dataset, OnMissing.FAULT, manager);

            assertThat(teacher.shape()).isEqualTo(TeacherShape.of(3, false));
            assertThat(teacher.needsInput()).isTrue();
            TeacherOutput output = ask(teacher, dataset, manager);
            assertThat(output.embedding().toFloatArray()).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(output.missing()).isEmpty();
            assertThat(output.logits()).isEmpty();
        }
    }

    @Test
    void knowsNothingOfASampleWhoseVectorIsZero() throws IOException {
        MediaFiles.npy(folder.resolve("1.npy"), 0, 0, 0);
        MediaFiles.npy(folder.resolve("2.npy"), 4, 0, 6);
        try (Dataset dataset = list(Optional.of(3));
                NDManager manager = NDManager.newBaseManager()) {
            Teacher keeping = open(dataset, OnMissing.KEEP, manager);
            assertThat(ask(keeping, dataset, manager).missing()).containsExactly(0);

            Teacher strict = open(dataset, OnMissing.FAULT, manager);
            assertThatThrownBy(() -> ask(strict, dataset, manager))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("sample 'a' (train): its 'sound' holds zeros only");
        }
    }

    @Test
    void refusesAModalityThatHoldsNoVectors() throws IOException {
        MediaFiles.npy(folder.resolve("1.npy"), 1);
        MediaFiles.npy(folder.resolve("2.npy"), 1);
        ModalitySpec image =
                new ModalitySpec(
                        "image",
                        Optional.of("sound"),
                        new ImageConfig(
                                Optional.of(List.of(2, 2)), 1, Optional.empty(), Optional.empty()));
        try (Dataset dataset = list(image);
                NDManager manager = NDManager.newBaseManager()) {
            assertThatThrownBy(() -> open(dataset, OnMissing.FAULT, manager))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith(
                            "the teacher 'embedding' passes vectors on, but its modality holds"
                                    + " (1, 2, 2)");
        }
    }

    private Dataset list(Optional<Integer> width) throws IOException {
        return list(new ModalitySpec("embedding", Optional.empty(), new EmbeddingConfig(width)));
    }

    private Dataset list(ModalitySpec sound) throws IOException {
        Path list =
                Files.writeString(
                        folder.resolve("list.csv"),
                        """
                        id,subset,label,sound
                        a,train,one,1.npy
                        b,train,two,2.npy
                        """);
        return ManifestReader.open(
                Configs.manifest(list, Map.of("sound", sound)), Configs.context(faults));
    }

    private Teacher open(Dataset dataset, OnMissing onMissing, NDManager manager) {
        TeacherContext context =
                TeacherContext.builder()
                        .setDataset(dataset)
                        .setModality("sound")
                        .optOnMissing(onMissing)
                        .optFaults(faults)
                        .setManager(manager)
                        .build();
        return EmbeddingTeacher.open(new EmbeddingTeacherConfig(), context);
    }

    private TeacherOutput ask(Teacher teacher, Dataset dataset, NDManager manager) {
        BatchLoader loader =
                BatchLoader.builder()
                        .setSamples(dataset, Subset.TRAIN)
                        .setModalities(List.of("sound"))
                        .setBatchSize(2)
                        .setFaults(faults)
                        .build();
        try (Epoch epoch = loader.epoch(Order.sequential())) {
            Batch batch = epoch.next(manager);
            return teacher.output(batch, manager);
        }
    }
}

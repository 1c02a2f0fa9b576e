package org.kdtoolkit.datasets.audioset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.modality.PrepareConfig;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.api.modality.SoundForm;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.datasets.manifest.ManifestReader;
import org.kdtoolkit.datasets.prepare.Preparation;
import org.kdtoolkit.datasets.prepare.Prepared;
import org.kdtoolkit.media.modality.EmbeddingConfig;
import org.kdtoolkit.testkit.files.MediaFiles;

class AudioSetTest {

    private static final Map<String, ModalitySpec> SOUND = Map.of("sound", AudioSetFolder.sound());
    private static final Map<String, ModalitySpec> EMBEDDING =
            Map.of("embedding", AudioSetFolder.embedding());

    @TempDir private Path folder;
    private AudioSetFolder audioSet;

    @BeforeEach
    void write() throws IOException {
        audioSet = AudioSetFolder.write(folder);
    }

    @Test
    void readsBothFormsOfLists() throws IOException {
        Dataset dataset = open(audioSet.withEmbeddings(), EMBEDDING);
        assertThat(dataset.classes())
                .containsExactly("Speech", "Male speech, man speaking", "Gush");
        assertThat(dataset.targetKind()).isEqualTo(TargetKind.MULTI_LABEL);
        assertThat(ids(dataset, Subset.TRAIN))
                .containsExactly(
                        "--PJHxphWEs_30", "--aE2O5G5WE_0", "Bh4oxwlwQMY_86.1", "-0RWZT-miFs_420");
        assertThat(ids(dataset, Subset.TEST)).containsExactly("--4gqARaEJE_0", "--BfvyPmVMo_20");
        assertThat(dataset.samples(Subset.VALIDATION).size()).isZero();
        assertThat(dataset.samples(Subset.TRAIN).labels(0)).containsExactly(0, 2);
        assertThat(dataset.samples(Subset.TEST).labels(0)).containsExactly(0, 1);
    }

    @Test
    void findsFilesByAllSchemesOfNamesAndLeavesOutWhatIsNotThere() throws IOException {
        Dataset dataset = open(audioSet.withSound(), SOUND);
        assertThat(sources(dataset, Subset.TRAIN, "sound"))
                .containsExactly(
                        "balanced/Y--PJHxphWEs.wav",
                        "balanced/--aE2O5G5WE_0_10.wav",
                        "balanced/Bh4oxwlwQMY_86100_96100.wav");
        assertThat(sources(dataset, Subset.TEST, "sound"))
                .containsExactly("eval/--4gqARaEJE_0.000_10.000.wav", "eval/--BfvyPmVMo_20000.wav");
        assertThat(dataset.notes())
                .containsExactly("train: 3 of the 4 listed samples are there (sound: 3)");
        assertThat(dataset.inventory().subsets().get(Subset.TRAIN).all())
                .isEqualTo(new Inventory.Count(4, 3, Map.of("sound", 3)));
    }

    @Test
    void takesFilesForWholeSegmentsUnlessToldOtherwise() throws IOException {
        audioSet.withVideos();
        ModalitySpec sound = AudioSetFolder.sound().withColumn("video");
        AudioSetConfig trimmed = audioSet.config(Map.of("sound", sound));
        MediaDataset whole = AudioSetFolder.open(trimmed);
        assertThat(whole.excerpt(Subset.TRAIN, 0, "sound").isWhole()).isTrue();
        MediaDataset cut =
                AudioSetFolder.open(
                        new AudioSetConfig(
                                trimmed.lists(),
                                trimmed.classes(),
                                trimmed.folders(),
                                false,
                                Map.of("train", 1),
                                trimmed.modalities(),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(cut.excerpt(Subset.TRAIN, 0, "sound").segment()).isEqualTo(new Segment(30, 40));
        assertThat(cut.samples(Subset.TRAIN).size()).isEqualTo(1);
    }

    /** A byte q stands for 4 q / 255 - 2. */
    @Test
    void givesTheMeanOfPublishedEmbeddings() throws IOException, SampleException {
        Samples train = open(audioSet.withEmbeddings(), EMBEDDING).samples(Subset.TRAIN);
        assertThat(train.source(1, "embedding")).contains("bal_train/--.tfrecord#2@" + second());
        assertThat(train.isWhole(1, "embedding")).isFalse();
        HostTensor mean = train.read(0, "embedding");
        assertThat(mean.values()).hasSize(128);
        assertThat(mean.values()[127]).isCloseTo(0, within(1e-6f));
        assertThat(train.read(1, "embedding").values()[0]).isCloseTo(-1.2f, within(1e-6f));
        assertThat(train.read(2, "embedding").values()[5])
                .isCloseTo(15 * 4f / 255 - 2, within(1e-6f));
    }

    @Test
    void preparesPublishedEmbeddingsAsFiles() throws IOException, SampleException {
        Path out = folder.resolve("prepared");
        PrepareConfig config = new PrepareConfig(16, Optional.empty(), 95, SoundForm.WAV);
        audioSet.withEmbeddings();
        try (MediaDataset dataset = AudioSetFolder.open(audioSet.config(EMBEDDING))) {
            Prepared prepared = new Preparation(dataset, config, out).run(1, (done, files) -> {});
            assertThat(prepared.leftOut()).isZero();
            Samples before = dataset.samples(Subset.TRAIN);
            try (Dataset after =
                    ManifestReader.open(
                            prepared.manifest(), Configs.context(new Faults(OnError.FAIL)))) {
                Samples train = after.samples(Subset.TRAIN);
                assertThat(after.targetKind()).isEqualTo(TargetKind.MULTI_LABEL);
                assertThat(train.size()).isEqualTo(before.size());
                for (int i = 0; i < train.size(); i++) {
                    assertThat(train.source(i, "embedding"))
                            .contains("bal_train/" + before.id(i) + ".npy");
                    assertThat(train.labels(i)).containsExactly(before.labels(i));
                    assertThat(train.read(i, "embedding").values())
                            .containsExactly(before.read(i, "embedding").values());
                }
            }
        }
    }

    private long second() throws IOException {
        long length = Files.size(folder.resolve("audioset_v1_embeddings/bal_train/--.tfrecord"));
        // the second record has a start of 0 seconds in as many bytes, so both are of one length
        return length / 2;
    }

    @Test
    void takesEmbeddingsFromFilesWhereThereAreNoRecords() throws IOException, SampleException {
        Path features = folder.resolve("audioset_v1_embeddings");
        MediaFiles.npy(features.resolve("Y--PJHxphWEs.npy"), 1, 2, 3);
        MediaFiles.npy(features.resolve("--4gqARaEJE.npy"), 4, 5, 6);
        Dataset dataset = open(audioSet, EMBEDDING);
        assertThat(dataset.samples(Subset.TRAIN).read(0, "embedding").values())
                .containsExactly(1, 2, 3);
        assertThat(dataset.samples(Subset.TEST).size()).isEqualTo(1);
    }

    @Test
    void refusesAnotherWidthThanRecordsHave() throws IOException {
        audioSet.withEmbeddings();
        ModalitySpec wide =
                new ModalitySpec(
                        "embedding",
                        Optional.of("features"),
                        new EmbeddingConfig(Optional.of(2048)));
        assertThatThrownBy(() -> open(audioSet, Map.of("embedding", wide)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "modality 'embedding' has 'width: 2048', but AudioSet's published"
                                + " embeddings have 128 values");
    }

    @Test
    void namesTheRecordThatIsDamaged() throws IOException {
        audioSet.withEmbeddings();
        Path file = folder.resolve("audioset_v1_embeddings/eval/--.tfrecord");
        byte[] sound = Files.readAllBytes(file);
        byte[] damaged = sound.clone();
        damaged[sound.length - 5] ^= 1;
        Files.write(file, damaged);
        assertThatThrownBy(() -> open(audioSet, EMBEDDING))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        file
                                + ": record 2 (at byte "
                                + sound.length / 2
                                + ") is damaged or no TFRecord: the checksum of its data is ");
    }

    private static Dataset open(AudioSetFolder audioSet, Map<String, ModalitySpec> modalities) {
        return AudioSetFolder.open(audioSet.config(modalities));
    }

    private static List<String> ids(Dataset dataset, Subset subset) {
        Samples samples = dataset.samples(subset);
        return IntStream.range(0, samples.size()).mapToObj(samples::id).toList();
    }

    private static List<String> sources(Dataset dataset, Subset subset, String modality) {
        Samples samples = dataset.samples(subset);
        return IntStream.range(0, samples.size())
                .mapToObj(index -> samples.source(index, modality).orElseThrow())
                .toList();
    }
}

package org.kdtoolkit.datasets.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.modality.PrepareConfig;
import org.kdtoolkit.api.modality.SoundForm;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.datasets.manifest.ManifestConfig;
import org.kdtoolkit.datasets.manifest.ManifestReader;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.media.modality.AudioConfig;
import org.kdtoolkit.media.modality.TinyVideos;
import org.kdtoolkit.media.sound.Recording;
import org.kdtoolkit.media.spectrogram.LogMelConfig;

class PreparationTest {

    private static final PrepareConfig SMALL =
            new PrepareConfig(16, Optional.empty(), 95, SoundForm.WAV);

    @TempDir private Path folder;
    private Path out;

    @BeforeEach
    void writeFiles() throws IOException {
        out = folder.resolve("out");
        TinyVideos.write(folder.resolve("videos/a.mkv.avi"), 10);
        TinyVideos.write(folder.resolve("videos/b.avi"), 6);
        Files.writeString(
                folder.resolve("list.csv"),
                """
                id,subset,label,video
                a,train,one,videos/a.mkv.avi
                b,train,"two, or three",videos/b.avi
                c,test,one,videos/b.avi
                """);
    }

    @Test
    void leavesAFolderAloneThatAnotherProcessPrepares() {
        try (FolderLock lock = FolderLock.take(out, "none")) {
            assertThatThrownBy(() -> prepare(SMALL, modalities(Optional.empty())))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("the folder " + out + " is in use by process ")
                    .hasMessageEndingWith(
                            "; wait until it ends, or choose another folder with --out");
            lock.requireHeld();
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void givesTheSameSamplesFromSmallerFiles() throws SampleException {
        Prepared prepared = prepare(SMALL, modalities(Optional.empty()));
        assertThat(prepared.samples()).isEqualTo(3);
        assertThat(prepared.leftOut()).isZero();
        assertThat(prepared.failures()).isEmpty();
        assertThat(out.resolve("videos/a.mkv.avi")).isRegularFile();
        assertThat(out.resolve("videos/a.mkv.wav")).isRegularFile();
        try (Dataset before = open(list(modalities(Optional.empty())));
                Dataset after = open(prepared.manifest())) {
            assertThat(after.classes()).isEqualTo(before.classes());
            assertThat(after.modalities()).isEqualTo(before.modalities());
            for (Subset subset : Subset.values()) {
                assertAlike(before.samples(subset), after.samples(subset));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"label", "labels"})
    void keepsSamplesWithoutALabel(String column) throws IOException {
        Files.writeString(
                folder.resolve("list.csv"),
                """
                id,subset,%s,video
                a,train,,videos/a.mkv.avi
                b,train,one,videos/b.avi
                c,test,one,videos/b.avi
                """
                        .formatted(column));
        Prepared prepared = prepare(SMALL, modalities(Optional.empty()));
        try (Dataset before = open(list(modalities(Optional.empty())));
                Dataset after = open(prepared.manifest())) {
            assertThat(after.targetKind()).isEqualTo(before.targetKind());
            assertThat(after.classes()).containsExactly("one");
            Samples train = after.samples(Subset.TRAIN);
            assertThat(train.isLabelled(0)).isFalse();
            assertThat(train.labels(0)).isEmpty();
            assertThat(train.isLabelled(1)).isTrue();
            assertThat(train.labels(1)).containsExactly(0);
        }
    }

    @Test
    void keepsSamplesThatAreKnownToHaveNoClass() throws IOException {
        Files.writeString(
                folder.resolve("list.csv"),
                """
                id,subset,labels,video
                a,train,none,videos/a.mkv.avi
                b,train,one,videos/b.avi
                c,test,none,videos/b.avi
                """);
        ManifestConfig list = Configs.withNoClass(list(modalities(Optional.empty())), "none");
        try (MediaDataset dataset = open(list)) {
            Prepared prepared = new Preparation(dataset, SMALL, out).run(2, (done, files) -> {});
            try (Dataset after = open(prepared.manifest())) {
                Samples train = after.samples(Subset.TRAIN);
                assertThat(train.isLabelled(0)).isTrue();
                assertThat(train.labels(0)).isEmpty();
                assertThat(after.samples(Subset.TEST).labels(0)).isEmpty();
            }
        }
    }

    private static void assertAlike(Samples before, Samples after) throws SampleException {
        assertThat(after.size()).isEqualTo(before.size());
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.id(i)).isEqualTo(before.id(i));
            assertThat(after.labels(i)).isEqualTo(before.labels(i));
            assertThat(after.views(i, "clip")).isEqualTo(before.views(i, "clip"));
            assertAlike(before.read(i, "clip"), after.read(i, "clip"), 0.02f);
            assertAlike(before.read(i, "sound"), after.read(i, "sound"), 1e-4f);
        }
    }

    private static void assertAlike(HostTensor before, HostTensor after, float tolerance) {
        assertThat(after.shape()).isEqualTo(before.shape());
        for (int i = 0; i < before.values().length; i++) {
            assertThat(after.values()[i]).isCloseTo(before.values()[i], within(tolerance));
        }
    }

    @Test
    void writesSpectrogramsThatAreReadAsSuch() throws SampleException {
        Map<String, ModalitySpec> modalities =
                modalities(Optional.of(new LogMelConfig(256, 80, 16, 50, 4000, 1e-10)));
        Prepared prepared =
                prepare(new PrepareConfig(16, Optional.of(5.0), 95, SoundForm.LOG_MEL), modalities);
        assertThat(out.resolve("videos/b.npy")).isRegularFile();
        try (Dataset before = open(list(modalities));
                Dataset after = open(prepared.manifest())) {
            assertAlike(
                    before.samples(Subset.TEST).read(0, "sound"),
                    after.samples(Subset.TEST).read(0, "sound"),
                    0);
            assertThat(after.samples(Subset.TEST).views(0, "clip"))
                    .as("six frames, of which every second one is left")
                    .isLessThan(before.samples(Subset.TEST).views(0, "clip"));
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "0, 2"})
    void pairsWhatBeginsLateAsItsSourceDoes(double picture, double sound)
            throws IOException, SampleException {
        Recording.copy(
                Recording.write(folder.resolve("recording.avi")),
                folder.resolve("late.mkv"),
                Recording.later(picture),
                Recording.later(sound));
        Files.writeString(
                folder.resolve("list.csv"), "id,subset,label,video\nlate,test,one,late.mkv\n");
        Map<String, ModalitySpec> modalities = modalities(Optional.empty(), 30_000);
        modalities.put("clip", Configs.video(TinyVideos.clips(4, 16, Optional.of(2.0))));
        Prepared prepared = prepare(SMALL, modalities);
        try (Dataset before = open(list(modalities));
                Dataset after = open(prepared.manifest())) {
            Samples sources = before.samples(Subset.TEST);
            Samples copies = after.samples(Subset.TEST);
            assertAlike(sources, copies);
            for (int view = 0; view < 3; view++) {
                assertAlike(
                        sources.read(0, "clip", new View.Fixed(view)),
                        copies.read(0, "clip", new View.Fixed(view)),
                        0.02f);
            }
            float[] heard = copies.read(0, "sound").values();
            assertThat(Recording.secondHeard(heard, 0, Recording.RATE))
                    .isCloseTo(sound > 0 ? -1 : 0, within(0.1));
            float[] seen = copies.read(0, "clip", new View.Fixed(1)).values();
            assertThat(Recording.secondSeen(seen[0]))
                    .as("two seconds after the beginning")
                    .isCloseTo(picture > 0 ? 0 : 2, within(0.2));
        }
    }

    @Test
    void keepsWhatIsPreparedAlready() throws IOException {
        prepare(SMALL, modalities(Optional.empty()));
        Path kept = out.resolve("videos/b.avi");
        Path lost = out.resolve("videos/a.mkv.wav");
        Files.setLastModifiedTime(kept, FileTime.fromMillis(0));
        Files.delete(lost);
        List<Integer> told = new ArrayList<>();
        new Preparation(open(list(modalities(Optional.empty()))), SMALL, out)
                .run(2, (done, files) -> told.add(10 * done + files));
        assertThat(Files.getLastModifiedTime(kept).toMillis()).isZero();
        assertThat(lost).isRegularFile();
        assertThat(told).containsExactly(14, 24, 34, 44);
    }

    @Test
    void leavesOutSamplesWhoseFilesAreBroken() throws IOException {
        Path broken = folder.resolve("videos/b.avi");
        Files.write(broken, new byte[100]);
        Prepared prepared = prepare(SMALL, modalities(Optional.empty()));
        assertThat(prepared.samples()).isEqualTo(1);
        assertThat(prepared.leftOut()).isEqualTo(2);
        assertThat(prepared.failures()).hasSize(2).allMatch(f -> f.file().equals(broken));
        assertThat(prepared.failures().get(0).reason()).contains(broken.toString());
        assertThat(out.resolve("manifest.jsonl")).content().hasLineCount(1);
    }

    @Test
    void failsIfNothingCanBeRead() throws IOException {
        Files.write(folder.resolve("videos/a.mkv.avi"), new byte[100]);
        Files.write(folder.resolve("videos/b.avi"), new byte[100]);
        assertThatThrownBy(() -> prepare(SMALL, modalities(Optional.empty())))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "none of the 3 samples could be prepared, the first because " + folder);
        assertThat(out.resolve("manifest.jsonl")).doesNotExist();
    }

    @Test
    void refusesAFolderThatWasPreparedInAnotherWay() {
        prepare(SMALL, modalities(Optional.empty()));
        PrepareConfig other = new PrepareConfig(24, Optional.empty(), 95, SoundForm.WAV);
        assertThatThrownBy(() -> prepare(other, modalities(Optional.empty())))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        out
                                + " holds files that were prepared with other settings (see"
                                + " prepared.txt); delete it, or choose another folder with --out");
    }

    @Test
    void refusesToPrepareADataSetOverItself() {
        assertThatThrownBy(
                        () ->
                                new Preparation(
                                                open(list(modalities(Optional.empty()))),
                                                SMALL,
                                                folder)
                                        .run(1, (done, files) -> {}))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        folder.resolve("videos/a.mkv.avi")
                                + " would be overwritten by itself; choose another folder with"
                                + " --out");
    }

    @Test
    void needsASampleRateForSoundAndSpectrogramsForSpectrograms() {
        Map<String, ModalitySpec> unknown =
                Map.of(
                        "sound",
                        new ModalitySpec(
                                "audio",
                                Optional.of("video"),
                                new AudioConfig(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())));
        assertThatThrownBy(() -> prepare(SMALL, unknown))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("modality 'sound' needs 'sample-rate', at which its sound is written");
        PrepareConfig logMel = new PrepareConfig(16, Optional.empty(), 95, SoundForm.LOG_MEL);
        assertThatThrownBy(() -> prepare(logMel, unknown))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "modality 'sound' has no 'log-mel'; add it, or set 'prepare.sound' to wav");
    }

    private Prepared prepare(PrepareConfig config, Map<String, ModalitySpec> modalities) {
        try (MediaDataset dataset = open(list(modalities))) {
            return new Preparation(dataset, config, out).run(2, (done, files) -> {});
        }
    }

    private static Map<String, ModalitySpec> modalities(Optional<LogMelConfig> logMel) {
        return modalities(logMel, 4000);
    }

    private static Map<String, ModalitySpec> modalities(
            Optional<LogMelConfig> logMel, int samples) {
        Map<String, ModalitySpec> modalities = new LinkedHashMap<>();
        modalities.put("clip", Configs.video(TinyVideos.clips(4, 16, Optional.empty())));
        modalities.put(
                "sound",
                new ModalitySpec(
                        "audio",
                        Optional.of("video"),
                        new AudioConfig(
                                Optional.of(TinyVideos.SAMPLE_RATE),
                                Optional.of(samples),
                                logMel,
                                Optional.empty())));
        return modalities;
    }

    private ManifestConfig list(Map<String, ModalitySpec> modalities) {
        return Configs.manifest(folder.resolve("list.csv"), modalities);
    }

    private static MediaDataset open(ManifestConfig config) {
        return ManifestReader.open(config, Configs.context(new Faults(OnError.SKIP)));
    }
}

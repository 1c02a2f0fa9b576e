package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings on sound that was decoded in an earlier run. */
class DiskCacheEndToEndTest {

    private static final String YAML =
            """
            name: heard
            dataset:
              type: manifest
              path: data/list.csv
              disk-cache: {folder: kept}
              modalities:
                sound:
                  kind: audio
                  sample-rate: 8000
                  samples: 64
                  log-mel: {window: 16, hop: 4, mels: 8, max-frequency: 4000}
                  spec-augment: {time-width: 4, band-width: 2}
            student: {modality: sound, type: convnet, widths: [4, 8]}
            training: {epochs: 2, batch-size: 6}
            methods: [none]
            evaluation: {tasks: [recognition]}
            output: out
            """;

    private static final int SOUNDS = 24;

    /** Those of a class are alike. */
    private static final int DIFFERENT_SOUNDS = 3;

    @TempDir private Path folder;
    private TinyManifest manifest;
    private TinyExperiment experiment;

    @BeforeEach
    void write() throws IOException {
        manifest = TinyManifest.in(folder);
        for (Path sound : sounds()) {
            age(sound);
        }
        experiment = TinyExperiment.of(folder, YAML);
    }

    @Test
    void aSecondRunDecodesNothingAndGivesTheSame() throws IOException {
        train("uncached", "dataset.disk-cache.megabytes=0");
        assertThat(folder.resolve("kept")).doesNotExist();

        train("first");
        assertSameResult("uncached", "first");
        assertThat(kept(".tensor")).isEqualTo(DIFFERENT_SOUNDS);
        assertThat(kept(".file")).isEqualTo(SOUNDS);

        // no longer sound, which only who looks into the files can tell
        for (Path sound : sounds()) {
            Files.write(sound, new byte[(int) Files.size(sound)]);
            age(sound);
        }
        train("second");
        assertSameResult("first", "second");
        assertThat(run("third", "dataset.disk-cache.megabytes=0")).isEqualTo(3);
    }

    @Test
    void aFolderThatCanNotBeWrittenChangesNothing() throws IOException {
        train("uncached", "dataset.disk-cache.megabytes=0");
        Files.writeString(folder.resolve("kept"), "a file, where the folder should be");

        train("first");

        assertSameResult("uncached", "first");
        assertThat(folder.resolve("kept")).hasContent("a file, where the folder should be");
    }

    private void train(String out, String... overrides) {
        assertThat(run(out, overrides)).as(() -> experiment.err()).isZero();
    }

    private int run(String out, String... overrides) {
        String[] words = {"--method", "none", "--out", experiment.result(out).toString()};
        return experiment.run(
                "train", Stream.of(words, overrides).flatMap(Stream::of).toArray(String[]::new));
    }

    private void assertSameResult(String one, String other) {
        assertThat(experiment.timelessResult(other + "/none/seed-1"))
                .isEqualTo(experiment.timelessResult(one + "/none/seed-1"));
        assertThat(experiment.timelessEpochs(other + "/none/seed-1"))
                .isEqualTo(experiment.timelessEpochs(one + "/none/seed-1"));
    }

    private long kept(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("kept"))) {
            return files.filter(file -> file.toString().endsWith(ending)).count();
        }
    }

    private List<Path> sounds() throws IOException {
        try (Stream<Path> files = Files.list(manifest.path("sounds"))) {
            return files.toList();
        }
    }

    /** What was changed a moment ago is not kept. */
    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-02-02T02:02:02Z")));
    }
}

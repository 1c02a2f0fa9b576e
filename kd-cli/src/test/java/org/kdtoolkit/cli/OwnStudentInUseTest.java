package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A student whose network comes from a jar of {@code --plugins}, in use. */
class OwnStudentInUseTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private static Path folder;
    private static String plugins;
    private static Path images;
    private static Path trial;

    private final Terminal terminal = new Terminal();

    @BeforeAll
    static void train() throws IOException {
        plugins = OwnJar.pack(folder);
        images = TinyManifest.in(folder).path("images");
        TinyExperiment experiment =
                TinyExperiment.of(
                        folder,
                        TinyManifest.YAML.replaceFirst(
                                "(?m)^student: .*$",
                                "student: {modality: image, type: own-network}"));
        assertThat(experiment.run("train", "--method", "none", "--plugins", plugins))
                .as(experiment.err())
                .isZero();
        trial = experiment.result("none/seed-1");
    }

    @Test
    void saysOfFilesWhatItsTrialSaid() throws IOException {
        JsonNode trialSaid =
                JSON.readTree(trial.resolve("predictions.json").toFile()).get("results");
        String id = trialSaid.fieldNames().next();
        Path out = folder.resolve("said.jsonl");

        assertThat(predict(id, "--plugins", plugins, "--out", out.toString()))
                .as(terminal.err())
                .isZero();

        assertThat(JSON.readTree(Files.readString(out)).at("/classes/0/label"))
                .isEqualTo(trialSaid.at("/" + id + "/0/label"));
    }

    @Test
    void isRefusedWithoutItsPlugin() {
        assertThat(predict("s18")).isEqualTo(2);
        assertThat(terminal.err())
                .contains(
                        "the student needs the backbone 'own-network', which no plug-in here"
                                + " provides");
    }

    private int predict(String id, String... options) {
        return terminal.run(
                Stream.concat(
                                Stream.of(
                                        "predict",
                                        trial.toString(),
                                        images.resolve(id + ".png").toString()),
                                Stream.of(options))
                        .toArray(String[]::new));
    }
}

package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a plug-in, as its own Maven has built it, in the packaged distribution. */
class PluginIT {

    private static final String EXAMPLE = "examples/custom-distiller";

    /** Where the build of the examples has taken its copy. */
    private static final Path BUILT = Path.of("target/it/custom-distiller").toAbsolutePath();

    private final Document guide = Documents.find().get("docs/guides/own-method.md");

    @TempDir private Path folder;
    private Launcher launcher;

    @BeforeEach
    void skipWithoutBash() {
        assumeThat(System.getProperty("os.name"))
                .as("the launcher needs bash")
                .doesNotContain("Windows");
        launcher = new Launcher(folder, folder);
    }

    @Test
    void isListedWithItsJar() throws IOException, InterruptedException {
        Launcher.Result result = launcher.run(shown("list"));

        assertThat(result.code()).as(result.err()).isZero();
        String jar = BUILT.resolve("target/custom-distiller-1.0.0.jar").toString();
        assertThat(result.out().lines())
                .anyMatch(line -> line.startsWith("cosine ") && line.endsWith(jar))
                .anyMatch(line -> line.startsWith("confidence ") && line.endsWith(jar));
    }

    @Test
    void standsOnTheLeaderboardAloneAndCombinedWithTheToolkitsOwn()
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(shown("benchmark")));
        Path out = folder.resolve("runs");
        command.addAll(List.of("--out", out.toString(), "--set", "training.epochs=2"));

        Launcher.Result result = launcher.run(command.toArray(String[]::new));

        assertThat(result.code()).as(result.err()).isZero();
        JsonNode experiment = new YAMLMapper().readTree(BUILT.resolve("experiment.yaml").toFile());
        JsonNode board = new ObjectMapper().readTree(out.resolve("leaderboard.json").toFile());
        assertThat(board.get("methods").findValuesAsText("name"))
                .hasSizeGreaterThan(4)
                .containsExactlyElementsOf(experiment.get("methods").findValuesAsText("name"));
        assertThat(board.get("methods"))
                .allMatch(method -> method.at("/metrics/test~1top1/mean").isNumber());
    }

    @Test
    void isToldWhichVersionItDoesNotFit() throws IOException, InterruptedException {
        SourceCode older =
                new SourceCode(
                        """
                        package org.kdtoolkit.api.distill;

                        public class Purifier {}
                        """);
        SourceCode plugin =
                new SourceCode(
                        """
                        package example;

                        public class Old extends org.kdtoolkit.api.distill.Purifier {}
                        """);
        Path jar =
                PluginJar.of(plugin)
                        .against(older)
                        .pack(folder.resolve("plug-ins").resolve("a.jar"));

        Launcher.Result result = launcher.run("list", "--plugins", jar.getParent().toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .matches(
                        "kd: the plug-in example\\.Old in .* does not fit kd-api (\\d+\\.\\S+):"
                            + " there is no class org\\.kdtoolkit\\.api\\.distill\\.Purifier; build"
                            + " it against kd-api \\1\n");
    }

    /** The guide's command with the plug-in, on the copy. */
    private String[] shown(String command) {
        return guide.commands().stream()
                .filter(c -> c.startsWith("./kd " + command) && c.contains("--plugins " + EXAMPLE))
                .map(c -> c.replace(EXAMPLE, BUILT.toString()))
                .map(c -> Document.words(c).stream().skip(1).toArray(String[]::new))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no './kd %s'".formatted(command)));
    }
}

package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and the packaged distribution, as a user meets them. */
class DistributionIT {

    private record Result(int code, String out, String err) {}

    private static final Path LAUNCHER = Path.of("../kd").toAbsolutePath().normalize();

    @TempDir private Path folder;
    private Path elsewhere;

    @BeforeEach
    void skipWithoutBash() throws IOException {
        assumeThat(System.getProperty("os.name"))
                .as("the launcher needs bash")
                .doesNotContain("Windows");
        elsewhere = Files.createDirectory(folder.resolve("some where"));
    }

    @Test
    void startsThroughALinkFromAnyFolder() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(elsewhere.resolve("a link"), LAUNCHER);

        Result result = run(link, "list", "backbone");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("convnet").contains("kd-models");
    }

    @Test
    void passesTheExitCodeOnAndComplainsOnStandardError() throws IOException, InterruptedException {
        Result result = run(LAUNCHER, "validate", "no where.yaml");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("kd: no where.yaml: there is no such file\n");
    }

    @Test
    void bringsAnEngineThatComputes() throws IOException, InterruptedException {
        Result result = run(LAUNCHER, "doctor");

        assertThat(result.out()).contains("ok    engine     PyTorch").contains("OMP_NUM_THREADS=");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
    }

    @Test
    void knowsItsVersion() throws IOException, InterruptedException {
        assertThat(run(LAUNCHER, "--version").out()).matches("kd \\d+\\.\\d+.*\n");
    }

    private Result run(Path launcher, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", launcher.toString()));
        command.addAll(List.of(args));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(elsewhere.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().put("KD_BUILD", "never");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int code = builder.start().waitFor();
        return new Result(code, text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}

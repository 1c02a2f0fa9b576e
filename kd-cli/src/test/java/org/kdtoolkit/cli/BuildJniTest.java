package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/gpu/build-jni.sh} says before it compiles; compiling takes minutes. */
@EnabledOnOs(OS.LINUX)
class BuildJniTest {

    private static final Path SCRIPT = Documents.find().root().resolve("docs/gpu/build-jni.sh");
    private static final String NATIVE = "engines/pytorch/pytorch-native/src/main/native";

    @TempDir private Path folder;
    private Path djl;
    private Path torch;
    private Path jars;

    /** What came of it. */
    private record Result(int code, String said) {}

    @BeforeEach
    void makeWhatItLooksFor() throws IOException {
        djl = folder.resolve("djl");
        torch = folder.resolve("torch");
        jars = folder.resolve("lib");
        write(djl.resolve("gradle/libs.versions.toml"), "[versions]\ndjl = \"0.35.1\"\n");
        write(djl.resolve(NATIVE).resolve("one.cc"), "");
        write(djl.resolve("api/src/main/native/djl/utils.h"), "");
        Files.createDirectories(
                djl.resolve("engines/pytorch/pytorch-engine/src/main/java/ai/djl/pytorch/jni"));
        write(torch.resolve("include/torch/csrc/api/include/torch/torch.h"), "");
        write(torch.resolve("lib/libtorch.so"), "");
        write(jars.resolve("pytorch-engine-0.35.1.jar"), "");
    }

    @Test
    void expectsThreeFolders() throws Exception {
        assertThat(run(Map.of(), "djl"))
                .isEqualTo(
                        new Result(
                                2,
                                """
                                build-jni: expected three folders: DJL's sources, torch, and a new one for what is built; found 1 words
                                  build-jni.sh DJL TORCH OUT
                                """));
        assertThat(run(Map.of(), "djl", "nowhere", "out"))
                .isEqualTo(new Result(2, "build-jni: there is no folder nowhere\n"));
        assertThat(run(Map.of(), "djl", "torch", "lib"))
                .isEqualTo(
                        new Result(
                                2,
                                "build-jni: lib is there already; name a new folder, or remove"
                                        + " it\n"));
    }

    @Test
    void wantsTheSourcesOfTheReleaseThatTheToolkitUses() throws Exception {
        write(djl.resolve("gradle/libs.versions.toml"), "djl = \"0.36.0\"\n");

        assertThat(run(Map.of(), "djl", "torch", "out"))
                .isEqualTo(
                        new Result(
                                1,
                                "build-jni: %s is DJL 0.36.0, and the toolkit uses 0.35.1; take the tag v0.35.1\n"
                                        .formatted(djl.toRealPath())));
    }

    @Test
    void saysHowTheSourcesAreFetched() throws Exception {
        Files.delete(djl.resolve("api/src/main/native/djl/utils.h"));

        assertThat(run(Map.of(), "djl", "torch", "out"))
                .isEqualTo(
                        new Result(
                                1,
                                """
                                build-jni: %s does not hold DJL's sources; fetch them with
                                  git clone --depth 1 --branch v0.35.1 https://github.com/deepjavalibrary/djl.git
                                """
                                        .formatted(djl.toRealPath())));
    }

    @Test
    void saysHowTorchIsFound() throws Exception {
        assertThat(run(Map.of(), "djl", "lib", "out"))
                .isEqualTo(
                        new Result(
                                1,
                                """
                                build-jni: %1$s has no include/torch/csrc/api/include/torch/torch.h; name torch's own folder, which this prints:
                                  python3 -c 'import os, torch; print(os.path.dirname(torch.__file__))'
                                """
                                        .formatted(jars.toRealPath())));
    }

    @Test
    void wantsACompiler() throws Exception {
        assertThat(run(Map.of("CXX", "no-such-compiler"), "djl", "torch", "out"))
                .isEqualTo(
                        new Result(
                                1,
                                "build-jni: the C++ compiler 'no-such-compiler' was not found;"
                                        + " install g++ 10 or later, or name one in CXX\n"));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void wantsTheToolkitsJars() throws Exception {
        Files.delete(jars.resolve("pytorch-engine-0.35.1.jar"));

        assertThat(run(Map.of(), "djl", "torch", "out").said())
                .isEqualTo(
                        "build-jni: %s has no pytorch-engine-*.jar; run './kd doctor', which builds the toolkit, or name the folder of its jars in KD_LIB\n"
                                .formatted(jars));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Result run(Map<String, String> variables, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("KD_LIB", jars.toString());
        // a compiler of the machine is not asked for: whatever is called true is there
        builder.environment().put("CXX", "true");
        builder.environment().putAll(variables);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), said);
    }
}

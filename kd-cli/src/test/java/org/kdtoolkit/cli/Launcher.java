package org.kdtoolkit.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the script {@code kd} as a user does, on the distribution that this build has packed.
 *
 * @param workingFolder where the user stands
 * @param logs the folder that takes what the process writes
 */
record Launcher(Path workingFolder, Path logs) {

    /** The script. */
    static final Path SCRIPT = Path.of("../kd").toAbsolutePath().normalize();

    /** What came of a command. */
    record Result(int code, String out, String err) {}

    Result run(String... args) throws IOException, InterruptedException {
        return run(SCRIPT, args);
    }

    /** Runs the script by another path. */
    Result run(Path script, String... args) throws IOException, InterruptedException {
        int code = start(script, args).waitFor();
        return new Result(code, text("out"), text("err"));
    }

    /** Runs the script with some variables in its environment. */
    Result run(Map<String, String> variables, String... args)
            throws IOException, InterruptedException {
        int code = start(variables, SCRIPT, args).waitFor();
        return new Result(code, text("out"), text("err"));
    }

    Process start(Path script, String... args) throws IOException {
        return start(Map.of(), script, args);
    }

    /** Starts the script with some variables in its environment. */
    Process start(Map<String, String> variables, Path script, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(workingFolder.toFile())
                        .redirectOutput(logs.resolve("out").toFile())
                        .redirectError(logs.resolve("err").toFile());
        builder.environment().put("KD_BUILD", "never");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(variables);
        return builder.start();
    }

    /** What was written to {@code out} or {@code err} so far. */
    String text(String stream) throws IOException {
        return Files.readString(logs.resolve(stream), StandardCharsets.UTF_8);
    }
}

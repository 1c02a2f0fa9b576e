package org.kdtoolkit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** When a process is killed. It knows nothing of that: it is watched from outside. */
sealed interface KillMoment {

    /**
     * Waits until it is time.
     *
     * @param out the folder that the process writes to
     * @return whether the process is still there
     */
    boolean await(Process process, Path out) throws IOException, InterruptedException;

    /** After some time, whatever the process does then. */
    record After(Duration time) implements KillMoment {

        @Override
        public boolean await(Process process, Path out) throws InterruptedException {
            Thread.sleep(time.toMillis());
            return process.isAlive();
        }
    }

    /** As soon as the folder looks in a certain way. */
    record When(String what, Predicate<Path> seen) implements KillMoment {

        /** A file of this name is being written somewhere. */
        static When writing(String name) {
            return new When(
                    name + " is being written",
                    out -> anyTrial(out, trial -> hasPart(trial, name)) || hasPart(out, name));
        }

        private static boolean hasPart(Path folder, String name) {
            return Files.exists(folder.resolve(name).resolveSibling(part(name)))
                    || Files.exists(folder.resolve("checkpoint").resolve(part(name)));
        }

        private static String part(String name) {
            return "." + name + ".part";
        }

        /** Some arrays of a checkpoint are written, and others are not. */
        static When betweenArrays(int epoch) {
            return writing("epoch-%d.safetensors".formatted(epoch));
        }

        /** A trial has left all but its result. */
        static When beforeResult() {
            return new When(
                    "a student is there without a result",
                    out ->
                            anyTrial(
                                    out,
                                    trial ->
                                            Files.exists(trial.resolve("student.safetensors"))
                                                    && !Files.exists(
                                                            trial.resolve("result.json"))));
        }

        private static boolean anyTrial(Path out, Predicate<Path> test) {
            return KillIT.METHODS.stream()
                    .map(m -> out.resolve(m).resolve("seed-1"))
                    .anyMatch(test);
        }

        @Override
        public boolean await(Process process, Path out) {
            while (process.isAlive()) {
                if (seen.test(out)) {
                    return process.isAlive();
                }
                Thread.onSpinWait();
            }
            return false;
        }

        @Override
        public String toString() {
            return what;
        }
    }

    /** The moments at which least should go wrong, and most could. */
    static List<KillMoment> chosen() {
        return List.of(
                When.betweenArrays(2),
                When.beforeResult(),
                When.writing("state.json"),
                When.betweenArrays(3),
                When.writing("metrics.jsonl"),
                When.writing("student.safetensors"),
                When.writing("leaderboard.json"),
                When.writing("result.json"),
                When.writing("config.yaml"),
                When.writing("embeddings.npz"),
                When.writing("predictions.json"),
                When.writing("benchmark.json"),
                When.writing("report.html"),
                When.betweenArrays(1),
                When.betweenArrays(4));
    }
}

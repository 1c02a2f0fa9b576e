package org.kdtoolkit.testkit.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.SampleException;

/**
 * What every parser keeps to: an input is read, or refused with one of the toolkit's exceptions,
 * within bounds of time and memory. The corpus of valid and once harmful inputs is the folder
 * {@code fuzz/NAME} among the test's resources; to these come {@link #seeds()}. Each is tried as it
 * is, then changed at random. Inputs that end elsewhere in the parser than any before are changed
 * further.
 *
 * <p>Of how many inputs, and from which random numbers, system properties say; see {@link
 * FuzzBudget}. What was found is left in {@code target/fuzz} and belongs into the corpus once it is
 * mended.
 */
public abstract class FuzzContract {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir private Path scratch;

    /** The corpus's folder below {@code fuzz}, such as {@code safetensors}. */
    protected abstract String corpus();

    /**
     * Reads an input to its end: everything that a user of the parser would ask it for.
     *
     * @throws Exception what the parser throws
     */
    protected abstract void read(byte[] input) throws Exception;

    /** Inputs beside those of the corpus's folder. */
    protected List<byte[]> seeds() throws IOException {
        return List.of();
    }

    /** Words of the format, which are put into inputs in random places. */
    protected List<String> words() {
        return List.of();
    }

    /** Whether an exception is one that tells the user what is wrong with the input. */
    protected boolean isRefusal(Exception exception) {
        return exception instanceof DataException
                || exception instanceof SampleException
                || exception instanceof ConfigurationException;
    }

    /** What reading an input of so many bytes may cost. */
    protected FuzzLimits limits(int bytes) {
        return FuzzLimits.forInput(bytes);
    }

    /** Puts an input where parsers of files find it; the next input takes its place. */
    protected final Path file(String name, byte[] input) throws IOException {
        Path file = scratch.resolve(name);
        Files.deleteIfExists(
                file); // some file systems sync what is overwritten, a hundred times slower
        return Files.write(file, input);
    }

    /** The size of a claim that no machine can meet must not be believed, nor anything else. */
    @Test
    void everyInputIsReadOrRefusedWithinBounds(TestReporter reporter) throws IOException {
        List<byte[]> seeds = new ArrayList<>(folder());
        seeds.addAll(seeds());
        if (seeds.isEmpty()) {
            throw new IllegalStateException("fuzz/%s holds no inputs".formatted(corpus()));
        }
        FuzzBudget budget = FuzzBudget.ofProperties();
        Mutator mutator = new Mutator(seeds, bytesOf(words()), budget);
        FuzzRun run = new FuzzRun(this::attempt, mutator, PATIENCE);
        Optional<FuzzFinding> finding = run.over(seeds, budget);
        reporter.publishEntry("inputs", Long.toString(run.tried()));
        if (finding.isPresent()) {
            throw new AssertionError(
                    finding.get().describe(keep(finding.get().input()), budget.seed()),
                    finding.get().cause());
        }
    }

    private FuzzAttempt attempt(byte[] input) {
        return FuzzAttempt.of(this::read, this::isRefusal, limits(input.length), input);
    }

    private Path keep(byte[] input) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "fuzz", corpus()));
        return Files.write(folder.resolve("%08x".formatted(Arrays.hashCode(input))), input);
    }

    private List<byte[]> folder() throws IOException {
        Path folder = Path.of("src", "test", "resources", "fuzz", corpus());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder).sorted()) {
            return files.map(FuzzContract::bytes).toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file among the test's resources, as a seed. */
    protected static byte[] resource(String name) throws IOException {
        try (InputStream in = FuzzContract.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static List<byte[]> bytesOf(List<String> words) {
        return words.stream().map(word -> word.getBytes(StandardCharsets.ISO_8859_1)).toList();
    }
}

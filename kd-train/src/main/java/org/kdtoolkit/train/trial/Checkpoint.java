package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.RegularFile;
import org.kdtoolkit.eval.result.AtomicFile;

/**
 * All that resuming needs, after the last finished epoch: one file of arrays, and {@code
 * state.json}, which names it. The second is moved into place when the first is whole, so that
 * there is always a state that fits its arrays.
 */
final class Checkpoint {

    /**
     * How far the trial was.
     *
     * @param epoch the last finished epoch, counted from 1
     * @param studentSteps steps of the student's optimiser
     * @param distillerSteps steps of the distiller's optimiser
     * @param arrays the file of arrays
     */
    record State(int epoch, long studentSteps, long distillerSteps, String arrays) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    Checkpoint(Path folder) {
        this.folder = folder;
    }

    /** Writes a state, then removes the arrays of older ones. */
    void write(int epoch, long studentSteps, long distillerSteps, Map<String, NDArray> arrays) {
        String file = "epoch-%d.safetensors".formatted(epoch);
        try {
            AtomicFile.write(folder.resolve(file), out -> encode(arrays, out));
            State state = new State(epoch, studentSteps, distillerSteps, file);
            AtomicFile.write(folder.resolve("state.json"), JSON.writeValueAsString(state));
            removeAllBut(file);
        } catch (IOException e) {
            throw new DataException("can't write the checkpoint " + folder + ": " + e, e);
        }
    }

    /** Encodes arrays under other names than their own, which they have again afterwards. */
    private static void encode(Map<String, NDArray> arrays, OutputStream out) throws IOException {
        Map<String, String> own = new HashMap<>();
        arrays.forEach((name, array) -> own.put(name, array.getName()));
        try {
            arrays.forEach((name, array) -> array.setName(name));
            new NDList(arrays.values()).encode(out, NDList.Encoding.SAFETENSORS);
        } finally {
            arrays.forEach((name, array) -> array.setName(own.get(name)));
        }
    }

    private void removeAllBut(String file) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path old : files.filter(f -> isArrays(f) && !f.endsWith(file)).toList()) {
                Files.delete(old);
            }
        }
    }

    private static boolean isArrays(Path file) {
        return file.getFileName().toString().endsWith(".safetensors");
    }

    /** The state, if there is one. */
    Optional<State> state() {
        Path file = folder.resolve("state.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            RegularFile.require(file);
            return Optional.of(JSON.readValue(file.toFile(), State.class));
        } catch (IOException e) {
            throw broken(file, e);
        }
    }

    /** The arrays of a state by name, on the manager. */
    Map<String, NDArray> arrays(State state, NDManager manager) {
        Path file = folder.resolve(state.arrays());
        try (InputStream in = RegularFile.open(file)) {
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            NDList.decode(manager, in).forEach(array -> arrays.put(array.getName(), array));
            return arrays;
        } catch (IOException | IllegalArgumentException e) {
            throw broken(file, e);
        }
    }

    private static DataException broken(Path file, Exception cause) {
        return new DataException(
                "can't resume from %s: %s; delete the folder '%s' to begin the trial anew"
                        .formatted(file, cause.getMessage(), file.getParent()),
                cause);
    }
}

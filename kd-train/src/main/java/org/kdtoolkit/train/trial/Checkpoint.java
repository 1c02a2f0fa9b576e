package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.formats.files.RegularFile;
import org.kdtoolkit.formats.files.Sha256;
import org.kdtoolkit.report.result.JsonFile;

/**
 * All that resuming needs, after the last finished epoch and after the one before: a file of arrays
 * each, and {@code state.json}, which names them with their checksums. That is moved into place
 * when the arrays are whole, so that there is always a state that fits its arrays; where those were
 * damaged since, the trial goes on from the earlier ones.
 */
final class Checkpoint {

    /** The file that names the arrays. */
    static final String STATE = "state.json";

    private final Path folder;
    private final Consumer<String> notices;
    private Optional<CheckpointState> whole = Optional.empty();

    /**
     * A checkpoint that is there, or will be.
     *
     * @param folder where
     * @param notices takes what the user should know
     */
    Checkpoint(Path folder, Consumer<String> notices) {
        this.folder = folder;
        this.notices = notices;
    }

    /**
     * Writes a state, then removes the arrays of all but this and the one before.
     *
     * @param progress how far the trial is
     * @param arrays by name
     */
    void write(CheckpointState.Progress progress, Map<String, NDArray> arrays) {
        String file = CheckpointState.arrays(progress);
        MessageDigest digest = Sha256.digest();
        AtomicFile.write(
                folder.resolve(file),
                out -> {
                    OutputStream buffered =
                            new BufferedOutputStream(new DigestOutputStream(out, digest));
                    encode(arrays, buffered);
                    buffered.flush();
                });
        CheckpointState state = CheckpointState.of(progress, file, Sha256.text(digest));
        JsonFile.write(folder.resolve(STATE), new CheckpointStates(state, whole.orElse(null)));
        removeAllBut(
                Stream.concat(Stream.of(state), whole.stream())
                        .map(CheckpointState::arrays)
                        .toList());
        whole = Optional.of(state);
    }

    /**
     * Encodes arrays under other names than their own, which they have again afterwards. One that
     * stands under several names is written under each.
     */
    private static void encode(Map<String, NDArray> all, OutputStream out) throws IOException {
        Map<String, NDArray> arrays = new LinkedHashMap<>(all);
        try (NDList copies = new NDList()) {
            Set<NDArray> known = Collections.newSetFromMap(new IdentityHashMap<>());
            arrays.replaceAll(
                    (name, array) -> {
                        if (known.add(array)) {
                            return array;
                        }
                        NDArray copy = array.duplicate();
                        copies.add(copy);
                        return copy;
                    });
            encodeNamed(arrays, out);
        }
    }

    private static void encodeNamed(Map<String, NDArray> arrays, OutputStream out)
            throws IOException {
        Map<String, String> own = new HashMap<>();
        arrays.forEach((name, array) -> own.put(name, array.getName()));
        try {
            arrays.forEach((name, array) -> array.setName(name));
            new NDList(arrays.values()).encode(out, NDList.Encoding.SAFETENSORS);
        } finally {
            arrays.forEach((name, array) -> array.setName(own.get(name)));
        }
    }

    private void removeAllBut(List<String> kept) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path old : files.filter(f -> isArrays(f) && !isIn(kept, f)).toList()) {
                Files.delete(old);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataException("can't write the checkpoint " + folder + ": " + e, e);
        }
    }

    private static boolean isIn(List<String> names, Path file) {
        return names.contains(file.getFileName().toString());
    }

    private static boolean isArrays(Path file) {
        return file.getFileName().toString().endsWith(".safetensors");
    }

    /**
     * The latest state whose arrays are as they were written, if there is a state.
     *
     * @throws DataException if none is
     */
    Optional<CheckpointState> state() {
        Path file = folder.resolve(STATE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        CheckpointStates states = JsonFile.read(file, CheckpointStates.class, remedy());
        Optional<String> damage = damage(states.last());
        if (damage.isEmpty()) {
            whole = Optional.of(states.last());
            return whole;
        }
        Optional<String> damageBefore = states.earlier().flatMap(this::damage);
        if (states.earlier().isEmpty() || damageBefore.isPresent()) {
            throw new DataException(
                    "can't resume from %s%s; %s"
                            .formatted(
                                    damage.get(),
                                    damageBefore.map(", nor from "::concat).orElse(""),
                                    remedy()));
        }
        whole = states.earlier();
        notices.accept(
                "can't resume from %s; goes on from %s, which was kept"
                        .formatted(damage.get(), whole.get().progress().text()));
        return whole;
    }

    private String remedy() {
        return "delete the folder '%s' to begin the trial anew".formatted(folder);
    }

    /** What is wrong with a state's arrays, behind the name of their file. */
    private Optional<String> damage(CheckpointState state) {
        Path file = folder.resolve(state.arrays());
        try {
            RegularFile.require(file);
            return Sha256.of(file).equals(state.sha256())
                    ? Optional.empty()
                    : Optional.of(file + " (its checksum is not the one in %s)".formatted(STATE));
        } catch (NoSuchFileException e) {
            return Optional.of(file + " (not found)");
        } catch (IOException e) {
            return Optional.of("%s (%s)".formatted(file, e));
        }
    }

    /** The arrays of a state by name, on the manager. */
    Map<String, NDArray> arrays(CheckpointState state, NDManager manager) {
        Path file = folder.resolve(state.arrays());
        try (InputStream in = RegularFile.open(file)) {
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            NDList.decode(manager, in).forEach(array -> arrays.put(array.getName(), array));
            return arrays;
        } catch (IOException | IllegalArgumentException e) {
            throw new DataException(
                    "can't resume from %s: %s; %s".formatted(file, e.getMessage(), remedy()), e);
        }
    }
}

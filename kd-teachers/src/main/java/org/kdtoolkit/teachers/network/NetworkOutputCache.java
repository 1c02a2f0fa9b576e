package org.kdtoolkit.teachers.network;

import ai.djl.util.Utils;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.formats.numpy.FloatTable;
import org.kdtoolkit.formats.numpy.NpzReader;
import org.kdtoolkit.formats.numpy.NpzWriter;

/**
 * What networks say, on disk, each file named by what the answers depend on: {@code ids} and an
 * array for each role, as {@code numpy.load} reads them. A file that is not whole counts for
 * nothing.
 *
 * @param folder where the files stand; made as needed
 */
record NetworkOutputCache(Path folder) {

    /** In a folder that was named, else in the user's own, beside what DJL unpacks. */
    static NetworkOutputCache in(Optional<Path> named) {
        return new NetworkOutputCache(
                named.orElseGet(
                        () -> Utils.getCacheDir().resolve("kd-toolkit").resolve("teachers")));
    }

    /**
     * Makes sure that there will be room for answers, before time is spent on them.
     *
     * @throws DataException if the folder can't be written
     */
    void prepare() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unusable(e);
        }
        if (!Files.isWritable(folder)) {
            throw unusable(new IOException("no permission"));
        }
    }

    private DataException unusable(IOException cause) {
        return new DataException(
                "%s: the teacher's answers can't be kept there (%s); name another folder in 'cache'"
                        .formatted(folder, cause),
                cause);
    }

    /** The answers under a key, if they are there for all roles and samples. */
    Optional<Map<OutputRole, FloatTable>> find(String key, List<OutputRole> roles, int samples) {
        Map<OutputRole, FloatTable> answers = new EnumMap<>(OutputRole.class);
        try {
            Map<String, FloatTable> tables = NpzReader.read(file(key));
            for (OutputRole role : roles) {
                FloatTable table = tables.get(role.key());
                if (table == null || table.rows().length != samples) {
                    return Optional.empty();
                }
                answers.put(role, table);
            }
            return Optional.of(answers);
        } catch (IOException absentOrBroken) {
            return Optional.empty(); // and then written anew
        }
    }

    /**
     * Keeps answers.
     *
     * @throws DataException if they can't be written
     */
    void store(String key, List<String> ids, Map<OutputRole, FloatTable> answers) {
        AtomicFile.writeAmongOthers(file(key), out -> write(ids, answers, out));
    }

    private static void write(
            List<String> ids, Map<OutputRole, FloatTable> answers, OutputStream out)
            throws IOException {
        try (NpzWriter npz = new NpzWriter(out)) {
            npz.write("ids", ids);
            for (Map.Entry<OutputRole, FloatTable> answer : answers.entrySet()) {
                npz.write(answer.getKey().key(), answer.getValue());
            }
        }
    }

    private Path file(String key) {
        return folder.resolve(key + ".npz");
    }
}

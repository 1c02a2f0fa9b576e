package org.kdtoolkit.teachers.stored;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.formats.files.DiskSpelling;
import org.kdtoolkit.formats.numpy.NpyDecoder;

/**
 * A folder with an array for each sample, found by {@link SampleFiles}. Each file is read once,
 * however many samples share it.
 */
final class ArrayFolder {

    private final SampleFiles files;
    private final DiskSpelling spelling = new DiskSpelling();
    private final ArrayLayout layout;
    private final Map<Path, Entry> entries = new HashMap<>();

    /**
     * An array that was read.
     *
     * @param file where it stands
     * @param values its values, in the order of its layout
     */
    record Entry(Path file, float[] values) {}

    /**
     * Opens a folder.
     *
     * @param layout what its arrays are like
     * @throws DataException if it is no folder
     */
    ArrayFolder(Path root, ArrayLayout layout) {
        this.files = new SampleFiles(root);
        this.layout = layout;
        if (!Files.isDirectory(files.root())) {
            throw new DataException(
                    "%s is not a folder; expected the teacher's %s there, one .npy file each"
                            .formatted(files.root(), layout.what()));
        }
    }

    /**
     * The array of a sample, if there is a file.
     *
     * @throws SampleException if the file can't be used
     */
    Optional<Entry> find(String id, Optional<String> source) throws SampleException {
        for (Path place : files.of(id, source)) {
            Entry known = entries.get(place);
            if (known != null) {
                return Optional.of(known);
            }
            Path file = spelling.of(files.root(), place);
            if (Files.exists(file)) {
                Entry read = read(file);
                entries.put(place, read);
                return Optional.of(read);
            }
        }
        return Optional.empty();
    }

    private Entry read(Path file) throws SampleException {
        return new Entry(file, layout.values(file, NpyDecoder.read(file)));
    }

    /** What to say of a sample without a file. */
    SampleException absence(String id, Optional<String> source) {
        List<String> places = files.of(id, source).stream().map(Path::toString).toList();
        return new SampleException("no file " + String.join(" or ", places));
    }
}

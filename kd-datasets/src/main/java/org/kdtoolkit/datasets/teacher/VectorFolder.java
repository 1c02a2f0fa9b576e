package org.kdtoolkit.datasets.teacher;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.datasets.media.NpyDecoder;

/**
 * A folder with a vector for each sample, all of one length: of {@code audio/1228.wav} in {@code
 * audio/1228.npy}, else in {@code <sample id>.npy}. Each file is read once, however many samples
 * share it.
 */
final class VectorFolder {

    private static final Pattern ENDING = Pattern.compile("\\.[^./\\\\]*$");

    private final Path root;
    private final Map<Path, float[]> vectors = new HashMap<>();
    private OptionalInt width;
    private String widthFrom;

    /**
     * Opens a folder.
     *
     * @param what what its vectors are, in messages
     * @param width their length; empty for that of the first one read
     * @param widthFrom why that length, in messages
     * @throws DataException if it is no folder
     */
    VectorFolder(String what, Path root, OptionalInt width, String widthFrom) {
        this.root = root.toAbsolutePath().normalize();
        this.width = width;
        this.widthFrom = widthFrom;
        if (!Files.isDirectory(this.root)) {
            throw new DataException(
                    "%s is not a folder; expected the teacher's %s there, one .npy file each"
                            .formatted(this.root, what));
        }
    }

    /** The length of the vectors, once one was read. */
    OptionalInt width() {
        return width;
    }

    /**
     * The vector of a sample.
     *
     * @throws SampleException if there is no proper one
     */
    float[] vector(String id, Optional<String> source) throws SampleException {
        List<Path> places =
                Stream.concat(
                                source.map(s -> ENDING.matcher(s).replaceFirst("")).stream(),
                                Stream.of(id))
                        .flatMap(name -> place(name).stream())
                        .toList();
        for (Path place : places) {
            float[] known = vectors.get(place);
            if (known != null) {
                return known;
            }
            if (Files.exists(place)) {
                float[] read = read(place);
                vectors.put(place, read);
                return read;
            }
        }
        throw new SampleException(
                "no file " + String.join(" or ", places.stream().map(Path::toString).toList()));
    }

    private Optional<Path> place(String name) {
        try {
            return Optional.of(root.resolve(name + ".npy").normalize())
                    .filter(path -> path.startsWith(root));
        } catch (InvalidPathException e) {
            return Optional.empty(); // an id need not be a file name
        }
    }

    private float[] read(Path file) throws SampleException {
        HostTensor tensor = NpyDecoder.read(file);
        int length = tensor.values().length;
        boolean vector =
                Arrays.stream(tensor.shape().getShape()).filter(size -> size != 1).count() <= 1;
        if (!vector) {
            throw new SampleException(
                    "%s has shape %s, expected a vector".formatted(file, tensor.shape()));
        }
        if (width.isPresent() && length != width.getAsInt()) {
            throw new SampleException(
                    "%s holds %d values, expected %d, %s"
                            .formatted(file, length, width.getAsInt(), widthFrom));
        }
        if (width.isEmpty()) {
            width = OptionalInt.of(length);
            widthFrom = "as in " + file;
        }
        return tensor.values();
    }
}

package org.kdtoolkit.formats.torch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.formats.files.RegularFile;

/**
 * A file of tensors by name: {@code .safetensors}, or what {@code torch.save} wrote, in either of
 * its forms. Which it is, its first bytes say. Tensors are found when it is opened, and read when
 * they are asked for.
 *
 * <p>Nested dictionaries are one list of names, {@code state_dict.conv.weight} for what Python
 * reaches as {@code file["state_dict"]["conv.weight"]}. Objects of classes are passed over.
 */
public final class StateFile implements AutoCloseable {

    /** How the files begin that {@code torch.save} wrote before version 1.6. */
    private static final List<String> LEGACY = List.of("\u0080", "L119547037");

    private static final int FIRST_BYTES = 10;
    private static final int HEADER = 8;

    private final Path file;
    private final Map<String, StoredTensor> tensors;
    private final Map<String, String> metadata;
    private final Closeable open;

    StateFile(Path file, Map<String, StoredTensor> tensors, Closeable open) {
        this(file, tensors, Map.of(), open);
    }

    StateFile(
            Path file,
            Map<String, StoredTensor> tensors,
            Map<String, String> metadata,
            Closeable open) {
        this.file = file;
        this.tensors = Collections.unmodifiableMap(tensors);
        this.metadata = Collections.unmodifiableMap(metadata);
        this.open = open;
    }

    /**
     * Opens a file.
     *
     * @throws DataException if it is missing, damaged, or of no known form
     */
    public static StateFile open(Path file) {
        try {
            String first = first(file);
            if (first.startsWith("{", HEADER)) {
                return Safetensors.open(file);
            }
            if (first.startsWith("PK")) {
                return TorchZip.open(file);
            }
            if (LEGACY.stream().anyMatch(first::startsWith)) {
                return TorchLegacy.open(file);
            }
            throw new IOException(
                    first.startsWith("version ")
                            ? "it is a pointer of Git LFS to the file, fetch the file itself"
                            : first.startsWith("<")
                                    ? "it is a web page, download the file itself"
                                    : file.toString().endsWith(".onnx")
                                            ? "it is an ONNX file, take the weights it was made of"
                                            : "its first bytes are those of neither");
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, e);
        }
    }

    private static String first(Path file) throws IOException {
        try (InputStream in = RegularFile.open(file)) {
            return new String(in.readNBytes(FIRST_BYTES), StandardCharsets.ISO_8859_1);
        }
    }

    private static DataException unreadable(Path file, Exception cause) {
        String reason = cause instanceof NoSuchFileException ? "not found" : cause.getMessage();
        return new DataException(
                "%s: %s; expected a whole file of torch.save or .safetensors"
                        .formatted(file, reason),
                cause);
    }

    /** The tensors by name, in the file's order. */
    public Map<String, StoredTensor> tensors() {
        return tensors;
    }

    /** The texts that a {@code .safetensors} file carries besides; other files have none. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** Whether {@link SafetensorsWriter#seal} has put a checksum into the metadata. */
    public boolean isSealed() {
        return metadata.containsKey(Seal.KEY);
    }

    /**
     * Reads the whole file and compares it with its checksum, if it has one.
     *
     * @throws DataException if it is not as it was written
     */
    public void requireUnchanged() {
        if (!isSealed()) {
            return;
        }
        try {
            if (!Seal.holds(file, metadata.get(Seal.KEY))) {
                throw new DataException(
                        "%s: is not as it was written: its checksum is another than the one that it carries; get the file anew"
                                .formatted(file));
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Sees whether the file is large enough for a tensor.
     *
     * @param name one of {@link #tensors()}
     * @throws DataException if it is not
     */
    public void requireWhole(String name) {
        try {
            tensors.get(name).requireWhole();
        } catch (IOException | ArithmeticException e) {
            throw unreadable(name, e);
        }
    }

    /**
     * Reads a tensor.
     *
     * @param name one of {@link #tensors()}
     * @throws DataException if the file does not hold its values
     */
    public HostTensor read(String name) {
        try {
            return tensors.get(name).read();
        } catch (IOException | ArithmeticException e) {
            throw unreadable(name, e);
        }
    }

    private DataException unreadable(String name, Exception cause) {
        String remedy =
                cause instanceof UnreadableTensorException
                        ? "save it anew as an array of real numbers, such as with .to_dense(),"
                                + " .dequantize() or .float()"
                        : "get the file anew";
        return new DataException(
                "%s: '%s' can't be read: %s; %s".formatted(file, name, cause.getMessage(), remedy),
                cause);
    }

    /** Closes the file; its tensors can't be read any more. */
    @Override
    public void close() {
        try {
            open.close();
        } catch (IOException e) {
            throw new DataException("%s: can't be closed (%s)".formatted(file, e), e);
        }
    }
}

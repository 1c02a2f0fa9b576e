package org.kdtoolkit.onnx.teacher;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.formats.files.FileKind;
import org.kdtoolkit.formats.files.RegularFile;

/** Looks at ONNX files before they are run: whether they are some, whole, and of a known form. */
final class OnnxHeaders {

    /** What ONNX Runtime 1.22 reads. */
    static final long NEWEST_FORM = 10;

    static final long NEWEST_OPERATORS = 22;

    private static final int BEGINNING = 64;

    private OnnxHeaders() {}

    /**
     * Reads a file's header.
     *
     * @throws DataException if it is no whole ONNX file, is newer than the runtime, or lacks the
     *     files of its weights
     */
    static OnnxHeader read(Path path) {
        OnnxHeader header = parse(path);
        requireKnown(header);
        requireWeights(header);
        return header;
    }

    private static OnnxHeader parse(Path path) {
        try {
            long size = size(path);
            if (size == 0) {
                throw new IOException("it is empty");
            }
            if (size > Integer.MAX_VALUE) {
                throw tooLarge(path, size);
            }
            Optional<String> other = otherKind(path);
            if (other.isPresent()) {
                throw new IOException(other.get());
            }
            try (InputStream in = RegularFile.open(path)) {
                return OnnxHeaderReader.read(path, in);
            }
        } catch (IOException e) {
            throw new DataException(
                    "%s is no whole ONNX file (%s); write it by torch.onnx.export or get it anew"
                            .formatted(path, reason(e)),
                    e);
        }
    }

    private static long size(Path path) throws IOException {
        RegularFile.require(path);
        return Files.size(path);
    }

    private static DataException tooLarge(Path path, long size) {
        return new DataException(
                "%s has %d bytes, and an ONNX file at most %d; save it with its weights beside it: onnx.save_model(model, path, save_as_external_data=True)"
                        .formatted(path, size, Integer.MAX_VALUE));
    }

    /** What else the first bytes are of. */
    private static Optional<String> otherKind(Path path) throws IOException {
        byte[] beginning;
        try (InputStream in = RegularFile.open(path)) {
            beginning = in.readNBytes(BEGINNING);
        }
        if (new String(beginning, StandardCharsets.ISO_8859_1).startsWith("version https://git")) {
            return Optional.of("it is a pointer of Git LFS to the file, fetch the file itself");
        }
        return FileKind.of(beginning).map("it is %s"::formatted);
    }

    private static String reason(IOException e) {
        return e instanceof InvalidProtocolBufferException
                ? "it is cut off, or something else"
                : String.valueOf(e.getMessage());
    }

    private static void requireKnown(OnnxHeader header) {
        if (header.form() > NEWEST_FORM || header.operators() > NEWEST_OPERATORS) {
            throw new DataException(
                    "%s is of form %d with operators of version %d; ONNX Runtime reads form %d and version %d at most: export it with opset_version=%d, or convert it by onnx.version_converter"
                            .formatted(
                                    header.path(),
                                    header.form(),
                                    header.operators(),
                                    NEWEST_FORM,
                                    NEWEST_OPERATORS,
                                    NEWEST_OPERATORS));
        }
    }

    private static Path beside(Path path, String name) {
        try {
            return path.resolveSibling(name);
        } catch (InvalidPathException e) {
            throw new DataException(
                    "%s keeps its weights in '%s', which no file can be called; get it anew"
                            .formatted(path, Printable.line(name)),
                    e);
        }
    }

    private static void requireWeights(OnnxHeader header) {
        for (String name : header.weights()) {
            Path file = beside(header.path(), name);
            RegularFile.fault(file)
                    .ifPresent(
                            fault -> {
                                throw new DataException(
                                        "%s keeps its weights in %s, which %s; put that file there, under this name"
                                                .formatted(header.path(), file, fault));
                            });
        }
    }
}

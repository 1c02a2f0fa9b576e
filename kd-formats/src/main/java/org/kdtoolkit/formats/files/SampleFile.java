package org.kdtoolkit.formats.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.data.SampleException;

/**
 * A file that holds a sample, and how its faults are told.
 *
 * @param path where it lies
 */
public record SampleFile(Path path) {

    private static final long MAX_BYTES = 1L << 30;

    /** All of it, of which there may be 1 GiB. */
    public byte[] bytes() throws SampleException {
        requireFile();
        try {
            long size = Files.size(path);
            if (size > MAX_BYTES) {
                throw fault("has %d bytes; at most %d are read".formatted(size, MAX_BYTES));
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw fault("can't be read (%s)".formatted(e), e);
        }
    }

    /** Checks that it is there, and a regular file. */
    public void requireFile() throws SampleException {
        Optional<String> fault = RegularFile.fault(path);
        if (fault.isPresent()) {
            throw fault(fault.get());
        }
    }

    /**
     * What it holds, as far as its first bytes tell.
     *
     * @throws SampleException if it can't be read
     */
    public Optional<FileKind> kind() throws SampleException {
        requireFile();
        try (InputStream in = Files.newInputStream(path)) {
            return FileKind.of(in.readNBytes(FileKind.BYTES));
        } catch (IOException e) {
            throw fault("can't be read (%s)".formatted(e), e);
        }
    }

    /** Checks that every value is a number; one that is not would spoil all weights. */
    public float[] requireFinite(float[] values) throws SampleException {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw fault("holds %s at place %d".formatted(values[i], i));
            }
        }
        return values;
    }

    /** What is wrong with it, to be thrown. */
    public SampleException fault(String what) {
        return new SampleException(path + " " + what);
    }

    /** What is wrong with it, to be thrown, and what that came from. */
    public SampleException fault(String what, Throwable cause) {
        return new SampleException(path + " " + what, cause);
    }
}

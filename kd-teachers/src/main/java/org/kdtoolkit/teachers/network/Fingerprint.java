package org.kdtoolkit.teachers.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.formats.files.RegularFile;
import org.kdtoolkit.formats.files.Sha256;

/** A SHA-256 over things of different kinds, each with its length before it. */
public final class Fingerprint {

    private static final int BUFFER = 1 << 16;

    private final MessageDigest digest;

    Fingerprint() {
        this(Sha256.digest());
    }

    private Fingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    /** One that goes on from here by itself. */
    Fingerprint fork() {
        try {
            return new Fingerprint((MessageDigest) digest.clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be copied", e);
        }
    }

    /** Adds a text. */
    public void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        addLength(bytes.length);
        digest.update(bytes);
    }

    /**
     * Adds a file's bytes.
     *
     * @throws DataException if it can't be read
     */
    public void add(Path file) {
        try (InputStream in = RegularFile.open(file)) {
            addLength(Files.size(file));
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(file, e), e);
        }
    }

    /** Adds shape and values. */
    void add(HostTensor tensor) {
        long[] dimensions = tensor.shape().getShape();
        addLength(dimensions.length);
        for (long dimension : dimensions) {
            addLength(dimension);
        }
        ByteBuffer bytes = ByteBuffer.allocate(tensor.values().length * Float.BYTES);
        bytes.asFloatBuffer().put(tensor.values());
        digest.update(bytes);
    }

    private void addLength(long length) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, length));
    }

    /** The sum of all that was added, in 64 digits; nothing can be added afterwards. */
    String text() {
        return Sha256.text(digest);
    }
}

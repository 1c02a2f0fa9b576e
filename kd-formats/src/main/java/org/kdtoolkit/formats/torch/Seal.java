package org.kdtoolkit.formats.torch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.kdtoolkit.formats.files.Sha256;

/**
 * A checksum that stands in the metadata of a {@code .safetensors} file itself: the SHA-256 of the
 * whole file as it is with zeros in the place of the checksum's digits. One bit that changes
 * anywhere is found by it.
 */
final class Seal {

    /** The key of the metadata. */
    static final String KEY = "sha256";

    /** What stands in the place of the checksum while it is taken. */
    static final String BLANK = "0".repeat(Sha256.DIGITS);

    private static final int BUFFER = 1 << 16;

    private Seal() {}

    /**
     * Whether a file is as it was when it was sealed.
     *
     * @param checksum what its metadata say
     * @throws IOException if it can't be read
     */
    static boolean holds(Path file, String checksum) throws IOException {
        if (checksum.length() != Sha256.DIGITS) {
            return false;
        }
        MessageDigest digest = Sha256.digest();
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream rest = new DigestInputStream(in, digest)) {
            byte[] length = in.readNBytes(Long.BYTES);
            int size =
                    Math.toIntExact(
                            ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong());
            String header = new String(in.readNBytes(size), StandardCharsets.ISO_8859_1);
            digest.update(length);
            digest.update(header.replace(checksum, BLANK).getBytes(StandardCharsets.ISO_8859_1));
            byte[] buffer = new byte[BUFFER];
            int read = 0;
            while (read >= 0) {
                read = rest.read(buffer);
            }
        }
        return Sha256.text(digest).equals(checksum);
    }
}

package org.kdtoolkit.api.data;

import org.apiguardian.api.API;

/**
 * A small picture by which a person knows a sample: the file of a PNG or a JPEG. It shows what the
 * sample is, not what a network is given of it: upright, in its own colours, not normalised.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public final class Thumbnail {

    /** The length of the longer side that is asked for by default, in pixels. */
    public static final int SIDE = 64;

    /** What a file may have at most, in bytes; a page holds hundreds of them. */
    public static final int MOST_BYTES = 1 << 16;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private final byte[] file;

    private Thumbnail(byte[] file) {
        this.file = file;
    }

    /**
     * Takes the bytes of a file.
     *
     * @param file copied
     * @throws IllegalArgumentException if they are of no PNG or JPEG, or more than {@link
     *     #MOST_BYTES}
     */
    public static Thumbnail of(byte[] file) {
        if (!begins(file, PNG) && !begins(file, JPEG)) {
            throw new IllegalArgumentException("a thumbnail is the file of a PNG or a JPEG");
        }
        if (file.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a thumbnail has at most %d bytes, found %d"
                            .formatted(MOST_BYTES, file.length));
        }
        return new Thumbnail(file.clone());
    }

    /** All bytes of the file. */
    public byte[] file() {
        return file.clone();
    }

    /** What it is: {@code image/png} or {@code image/jpeg}. */
    public String mediaType() {
        return begins(file, PNG) ? "image/png" : "image/jpeg";
    }

    /** The ending of the file's name, without dot: {@code png} or {@code jpg}. */
    public String ending() {
        return begins(file, PNG) ? "png" : "jpg";
    }

    private static boolean begins(byte[] file, byte[] with) {
        if (file.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if (file[i] != with[i]) {
                return false;
            }
        }
        return true;
    }
}

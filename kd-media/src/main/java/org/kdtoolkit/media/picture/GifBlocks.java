package org.kdtoolkit.media.picture;

import org.kdtoolkit.media.ffmpeg.MediaException;

/** The first picture of a GIF file (GIF 89a, sections 18 to 23). */
final class GifBlocks {

    private static final int HEADER = 13;
    private static final int SCREEN_FLAGS = 10;
    private static final int DESCRIPTOR = 10;
    private static final int EXTENSION = '!';
    private static final int CONTROL = 0xf9;

    private final byte[] bytes;
    private int place;

    private GifBlocks(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A copy of a file without transparency: FFmpeg would show the background where the picture is
     * transparent.
     *
     * @throws MediaException if the first picture ends too early
     */
    static byte[] opaque(byte[] file) throws MediaException {
        byte[] opaque = file.clone();
        try {
            new GifBlocks(opaque).walk();
            return opaque;
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new MediaException("is cut off: it ends within its first picture");
        }
    }

    private void walk() {
        place = HEADER + palette(bytes[SCREEN_FLAGS]);
        while (bytes[place] == EXTENSION) {
            if ((bytes[place + 1] & 0xff) == CONTROL) {
                bytes[place + 3] &= ~1;
            }
            place += 2;
            skipBlocks();
        }
        place += DESCRIPTOR + palette(bytes[place + DESCRIPTOR - 1]) + 1;
        skipBlocks();
    }

    /** How many bytes the palette takes that a byte of flags announces. */
    private static int palette(byte flags) {
        return flags < 0 ? 3 * (2 << (flags & 7)) : 0;
    }

    private void skipBlocks() {
        while (bytes[place] != 0) {
            place += 1 + (bytes[place] & 0xff);
        }
        place++;
    }
}

package org.kdtoolkit.formats.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Kinds of files that their first bytes tell, so that messages can name what a file holds. */
public enum FileKind {
    NUMPY("a NumPy array", "\u0093NUMPY", false),
    HDF5("an HDF5 file", "\u0089HDF\r\n\u001a\n", false),
    ZIP("a zip archive", "PK\u0003\u0004", false),
    GZIP("a file compressed by gzip", "\u001f\u008b", false),
    PNG("a PNG picture", "\u0089PNG\r\n\u001a\n", false),
    JPEG("a JPEG picture", "\u00ff\u00d8\u00ff", false),
    GIF("a GIF picture", "GIF8", false),
    WEB_PAGE("a web page", "<!DOCTYPE", false),
    PAGE("a web page", "<html", false),
    MP3("MP3 sound", "ID3", true),
    OGG("an Ogg file", "OggS", true),
    FLAC("FLAC sound", "fLaC", true),
    MATROSKA("a Matroska file", "\u001a\u0045\u00df\u00a3", true),
    RIFF("a RIFF file", "RIFF", true);

    /** As many bytes as the longest beginning has. */
    static final int BYTES = 9;

    private final String text;
    private final byte[] magic;
    private final boolean sound;

    FileKind(String text, String magic, boolean sound) {
        this.text = text;
        this.magic = magic.getBytes(StandardCharsets.ISO_8859_1);
        this.sound = sound;
    }

    /** The kind of a file, if it is one of these. */
    public static Optional<FileKind> of(byte[] beginning) {
        return Arrays.stream(values())
                .filter(
                        kind ->
                                beginning.length >= kind.magic.length
                                        && Arrays.equals(
                                                kind.magic,
                                                Arrays.copyOf(beginning, kind.magic.length)))
                .findFirst();
    }

    /** What a file holds, as the end of a sentence about it; empty if that is not known. */
    public static String holds(byte[] beginning) {
        return of(beginning).map(kind -> "; it holds " + kind).orElse("");
    }

    /** Whether it may hold sound. */
    public boolean mayHoldSound() {
        return sound;
    }

    @Override
    public String toString() {
        return text;
    }
}

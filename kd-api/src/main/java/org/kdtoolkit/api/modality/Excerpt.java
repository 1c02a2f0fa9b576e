package org.kdtoolkit.api.modality;

import java.nio.file.Path;

/**
 * What a sample is in one modality: a file, or a part of one.
 *
 * @param file the file
 * @param segment which part of it, where it {@linkplain Modality#lasts lasts}; anything else is
 *     read whole
 */
public record Excerpt(Path file, Segment segment) {

    /** A whole file. */
    public static Excerpt of(Path file) {
        return new Excerpt(file, Segment.WHOLE);
    }

    /** Whether it is all of the file. */
    public boolean isWhole() {
        return segment.equals(Segment.WHOLE);
    }
}

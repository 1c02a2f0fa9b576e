package org.kdtoolkit.media.modality;

import java.nio.file.Path;
import org.kdtoolkit.media.sound.Segment;

/**
 * What a sample is in one modality: a file, or a part of one.
 *
 * @param file the file
 * @param segment which part of what lasts, as sound and videos do; anything else is read whole
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

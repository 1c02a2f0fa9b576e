package org.kdtoolkit.api.modality;

import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * What a sample is in one modality: a file, or a part of one.
 *
 * @param file the file
 * @param segment which part of it, where it {@linkplain Modality#lasts lasts}; anything else is
 *     read whole
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
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

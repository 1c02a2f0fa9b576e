package org.kdtoolkit.api.modality;

import org.apiguardian.api.API;

/**
 * What views can be drawn from.
 *
 * @param available the seconds that there are, on the file's time line
 * @param seconds how many of them the longest view shows, if there are as many
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public record Span(Segment available, double seconds) {

    /** Checks that there is an end, and something to show. */
    public Span {
        if (!(available.end() < Double.POSITIVE_INFINITY && seconds > 0)) {
            throw new IllegalArgumentException(
                    "views of %s s of %s to %s s"
                            .formatted(seconds, available.start(), available.end()));
        }
    }
}

package org.kdtoolkit.datasets.audioset;

import java.math.BigDecimal;
import java.util.List;
import org.kdtoolkit.api.modality.Segment;

/**
 * A part of a video.
 *
 * @param video the video's id
 * @param start its start in milliseconds
 * @param end its end in milliseconds, greater than the start
 */
record VideoSegment(String video, long start, long end) {

    private static final double MILLISECONDS = 1000;

    /** The sample's id: {@code --4gqARaEJE_30}, with as many decimals as the start needs. */
    String id() {
        return video + "_" + plain(start);
    }

    /** What its own file may be called, without ending. */
    List<String> names() {
        return List.of(
                "Y" + video,
                video,
                video + "_" + plain(start) + "_" + plain(end),
                video + "_" + decimal(start) + "_" + decimal(end),
                video + "_" + start + "_" + end,
                video + "_" + start);
    }

    /** What the file of the whole video may be called, without ending. */
    List<String> videoNames() {
        return List.of(video, "Y" + video);
    }

    /** Which part of the whole video it is. */
    Segment part() {
        return new Segment(start / MILLISECONDS, end / MILLISECONDS);
    }

    /** Seconds with as few decimals as they need. */
    private static String plain(long milliseconds) {
        return milliseconds % 1000 == 0
                ? Long.toString(milliseconds / 1000)
                : BigDecimal.valueOf(milliseconds, 3).stripTrailingZeros().toPlainString();
    }

    /** Seconds with three decimals. */
    private static String decimal(long milliseconds) {
        return milliseconds % 1000 == 0
                ? milliseconds / 1000 + ".000"
                : BigDecimal.valueOf(milliseconds, 3).toPlainString();
    }
}

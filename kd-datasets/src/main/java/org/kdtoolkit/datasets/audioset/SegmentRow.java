package org.kdtoolkit.datasets.audioset;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.kdtoolkit.datasets.listing.CsvRow;
import org.kdtoolkit.datasets.listing.ListProblems;

/** Reads what rows begin with, in lists with labels and without: part of which video they are. */
final class SegmentRow {

    /** The columns. */
    static final List<String> COLUMNS = List.of("YTID", "start_seconds", "end_seconds");

    /** More than the longest video, and little enough for whole milliseconds. */
    private static final double MOST_SECONDS = 1e8;

    private SegmentRow() {}

    /** The segment of a row; empty, and a problem, if there is none. */
    static Optional<VideoSegment> read(CsvRow row, ListProblems problems) {
        String video = row.values().get(0);
        OptionalLong start = milliseconds(row, 1, problems);
        OptionalLong end = milliseconds(row, 2, problems);
        if (video.isEmpty()) {
            problems.add(row.place(), "has no video id");
            return Optional.empty();
        }
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        if (end.getAsLong() <= start.getAsLong()) {
            problems.add(
                    row.place(),
                    "ends at %s s, not behind its start at %s s"
                            .formatted(row.values().get(2), row.values().get(1)));
            return Optional.empty();
        }
        return Optional.of(new VideoSegment(video, start.getAsLong(), end.getAsLong()));
    }

    private static OptionalLong milliseconds(CsvRow row, int column, ListProblems problems) {
        String text = row.values().get(column);
        double seconds = seconds(text);
        if (seconds >= 0 && seconds < MOST_SECONDS) {
            return OptionalLong.of(Math.round(seconds * 1000));
        }
        problems.add(
                row.place(),
                "has '%s' as %s, expected seconds such as 30.000"
                        .formatted(text, COLUMNS.get(column)));
        return OptionalLong.empty();
    }

    /** Seconds, or what is not a number for what is none. */
    private static double seconds(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}

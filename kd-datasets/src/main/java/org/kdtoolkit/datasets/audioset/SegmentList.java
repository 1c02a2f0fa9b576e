package org.kdtoolkit.datasets.audioset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.kdtoolkit.datasets.listing.CsvList;
import org.kdtoolkit.datasets.listing.CsvRow;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListLocation;

/**
 * A list of segments: the publisher's, which begins with comments, or one that was saved again with
 * a header row.
 *
 * @param file the list
 * @param ids what its labels stand for
 */
record SegmentList(ListFile file, MachineIds ids) {

    private static final List<String> COLUMNS =
            List.of("YTID", "start_seconds", "end_seconds", "positive_labels");

    /** More than the longest video, and little enough for whole milliseconds. */
    private static final double MOST_SECONDS = 1e8;

    /**
     * A segment and its classes.
     *
     * @param place where it is listed
     * @param segment which part of which video
     * @param classes the names of its classes
     */
    record Labelled(ListLocation place, VideoSegment segment, List<String> classes) {}

    /**
     * Reads all segments; what is wrong with any is a problem.
     *
     * @throws org.kdtoolkit.api.data.DataException if the file can't be read
     */
    void forEach(Consumer<Labelled> consumer) {
        new CsvList(file, COLUMNS).forEach(row -> labelled(row).ifPresent(consumer));
    }

    private Optional<Labelled> labelled(CsvRow row) {
        String video = row.values().get(0);
        OptionalLong start = milliseconds(row, 1);
        OptionalLong end = milliseconds(row, 2);
        List<String> classes = classes(row);
        if (video.isEmpty()) {
            problem(row, "has no video id");
            return Optional.empty();
        }
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        if (end.getAsLong() <= start.getAsLong()) {
            problem(
                    row,
                    "ends at %s s, not behind its start at %s s"
                            .formatted(row.values().get(2), row.values().get(1)));
            return Optional.empty();
        }
        return Optional.of(
                new Labelled(
                        row.place(),
                        new VideoSegment(video, start.getAsLong(), end.getAsLong()),
                        classes));
    }

    private OptionalLong milliseconds(CsvRow row, int column) {
        String text = row.values().get(column);
        double seconds = seconds(text);
        if (seconds >= 0 && seconds < MOST_SECONDS) {
            return OptionalLong.of(Math.round(seconds * 1000));
        }
        problem(
                row,
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

    private List<String> classes(CsvRow row) {
        List<String> classes = new ArrayList<>();
        if (row.values().get(3).isEmpty()) {
            problem(row, "has no labels");
            return classes;
        }
        for (String id : row.values().get(3).split(",")) {
            Optional<String> name = ids.name(id.strip());
            if (name.isEmpty()) {
                problem(row, ids.unknown(id.strip()));
            }
            name.ifPresent(classes::add);
        }
        return classes;
    }

    private void problem(CsvRow row, String what) {
        file.problems().add(row.place(), what);
    }
}

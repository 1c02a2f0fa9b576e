package org.kdtoolkit.datasets.audioset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
            Stream.concat(SegmentRow.COLUMNS.stream(), Stream.of("positive_labels")).toList();

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
        List<String> classes = classes(row);
        return SegmentRow.read(row, file.problems())
                .map(segment -> new Labelled(row.place(), segment, classes));
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

package org.kdtoolkit.datasets.vggsound;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.kdtoolkit.datasets.listing.CsvList;
import org.kdtoolkit.datasets.listing.CsvRow;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListProblems;

/**
 * The list of all clips, {@code vggsound.csv}.
 *
 * @param file the list
 */
record FullList(ListFile file) {

    private static final List<String> COLUMNS =
            List.of("video id", "start second", "label", "split");

    /** As many digits as a file's name has. */
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    /**
     * Reads all clips; what is wrong with any is a problem.
     *
     * @throws org.kdtoolkit.api.data.DataException if the file can't be read
     */
    void forEach(Consumer<Clip> consumer) {
        new CsvList(file, COLUMNS).forEach(row -> clip(row).ifPresent(consumer));
    }

    private Optional<Clip> clip(CsvRow row) {
        List<String> values = row.values();
        return name(row, file.problems())
                .map(name -> Clip.labelled(row.place(), name, values.get(2), values.get(3)));
    }

    /** The name of the clip of a row that begins with video id and start second. */
    static Optional<String> name(CsvRow row, ListProblems problems) {
        String video = row.values().get(0);
        String start = row.values().get(1);
        if (video.isEmpty()) {
            problems.add(row.place(), "has no video id");
            return Optional.empty();
        }
        if (!SECONDS.matcher(start).matches()) {
            problems.add(
                    row.place(),
                    "has '%s' as start second, expected a whole number such as 30"
                            .formatted(start));
            return Optional.empty();
        }
        return Optional.of("%s_%06d".formatted(video, Integer.parseInt(start)));
    }
}

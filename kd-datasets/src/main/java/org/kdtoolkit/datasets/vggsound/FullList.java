package org.kdtoolkit.datasets.vggsound;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.kdtoolkit.datasets.listing.CsvList;
import org.kdtoolkit.datasets.listing.CsvRow;
import org.kdtoolkit.datasets.listing.ListFile;

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
        if (values.get(0).isEmpty()) {
            file.problems().add(row.place(), "has no video id");
            return Optional.empty();
        }
        if (!SECONDS.matcher(values.get(1)).matches()) {
            file.problems()
                    .add(
                            row.place(),
                            "has '%s' as start second, expected a whole number such as 30"
                                    .formatted(values.get(1)));
            return Optional.empty();
        }
        String name = "%s_%06d".formatted(values.get(0), Integer.parseInt(values.get(1)));
        return Optional.of(new Clip(row.place(), name, values.get(2), values.get(3)));
    }
}

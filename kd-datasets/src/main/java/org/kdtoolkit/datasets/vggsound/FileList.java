package org.kdtoolkit.datasets.vggsound;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kdtoolkit.datasets.listing.CsvList;
import org.kdtoolkit.datasets.listing.CsvRow;
import org.kdtoolkit.datasets.listing.ListFile;

/**
 * A list of files and labels, such as {@code test.csv}.
 *
 * @param file the list
 * @param subset the key of the subset of its clips
 */
record FileList(ListFile file, String subset) {

    private static final List<String> COLUMNS = List.of("file name", "label");
    private static final Pattern NAME = Pattern.compile("(.+_\\d{6})\\.\\w+");

    /**
     * Reads all clips; what is wrong with any is a problem.
     *
     * @throws org.kdtoolkit.api.data.DataException if the file can't be read
     */
    void forEach(Consumer<Clip> consumer) {
        new CsvList(file, COLUMNS).forEach(row -> clip(row).ifPresent(consumer));
    }

    private Optional<Clip> clip(CsvRow row) {
        Matcher name = NAME.matcher(row.values().get(0));
        if (!name.matches()) {
            file.problems()
                    .add(
                            row.place(),
                            "has '%s' as file name, expected video id and start second such as glLQrEijrKg_000300.mp4"
                                    .formatted(row.values().get(0)));
            return Optional.empty();
        }
        return Optional.of(Clip.labelled(row.place(), name.group(1), row.values().get(1), subset));
    }
}

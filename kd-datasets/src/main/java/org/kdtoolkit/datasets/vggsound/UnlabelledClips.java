package org.kdtoolkit.datasets.vggsound;

import java.util.List;
import java.util.function.Consumer;
import org.kdtoolkit.datasets.listing.CsvList;
import org.kdtoolkit.datasets.listing.ListFile;

/**
 * A list of clips without labels: the first two columns of {@code vggsound.csv}.
 *
 * @param file the list
 */
record UnlabelledClips(ListFile file) {

    private static final List<String> COLUMNS = List.of("video id", "start second");

    /**
     * Reads all clips; what is wrong with any is a problem.
     *
     * @throws org.kdtoolkit.api.data.DataException if the file can't be read
     */
    void forEach(Consumer<Clip> consumer) {
        CsvList.unlabelled(file, COLUMNS)
                .forEach(
                        row ->
                                FullList.name(row, file.problems())
                                        .map(name -> Clip.unlabelled(row.place(), name))
                                        .ifPresent(consumer));
    }
}

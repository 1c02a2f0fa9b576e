package org.kdtoolkit.datasets.listing;

import java.io.IOException;
import java.util.function.BiConsumer;

/**
 * A list of one sample a line. Empty lines and blanks around lines are passed over.
 *
 * @param file the list
 */
public record LineList(ListFile file) {

    /**
     * Reads lines until there are too many problems.
     *
     * @param action is given each line, without blanks around it, and its place
     * @throws org.kdtoolkit.api.data.DataException if the file can't be read
     */
    public void forEach(BiConsumer<String, ListLocation> action) {
        file.read(text -> read(text, action));
    }

    private int read(ListText text, BiConsumer<String, ListLocation> action) throws IOException {
        int number = 0;
        for (String line = text.readLine();
                line != null && !file.problems().full();
                line = text.readLine()) {
            number++;
            text.beginRow(number + 1);
            if (!line.isBlank()) {
                action.accept(line.strip(), new ListLocation(file.path(), number));
            }
        }
        return number;
    }
}

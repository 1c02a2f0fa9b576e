package org.kdtoolkit.datasets.vggsound;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.datasets.listing.CanonicalText;
import org.kdtoolkit.datasets.listing.CsvList;
import org.kdtoolkit.datasets.listing.CsvRow;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListLocation;

/** The classes in the order of a list, such as {@code stat.csv}. */
final class ClassNames {

    private static final List<String> COLUMNS = List.of("class", "count", "group");

    private final ListFile file;
    private final Map<String, ListLocation> names = new LinkedHashMap<>();

    private ClassNames(ListFile file) {
        this.file = file;
    }

    /**
     * Reads the list; what is wrong with it is a problem.
     *
     * @throws org.kdtoolkit.api.data.DataException if it can't be read
     */
    static List<String> read(ListFile file) {
        ClassNames classes = new ClassNames(file);
        new CsvList(file, COLUMNS).forEach(classes::add);
        return List.copyOf(classes.names.keySet());
    }

    private void add(CsvRow row) {
        String name = CanonicalText.of(row.values().get(0));
        if (name.isEmpty()) {
            file.problems().add(row.place(), "has no class");
            return;
        }
        ListLocation other = names.putIfAbsent(name, row.place());
        if (other != null) {
            file.problems()
                    .add(
                            row.place(),
                            "class '%s' was listed in line %d".formatted(name, other.line()));
        }
    }
}

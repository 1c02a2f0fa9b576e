package org.kdtoolkit.datasets.fsd50k;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.datasets.listing.CanonicalText;
import org.kdtoolkit.datasets.listing.CsvList;
import org.kdtoolkit.datasets.listing.CsvRow;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListLocation;

/**
 * The classes, and the machine ids of AudioSet's ontology that they have: {@code vocabulary.csv}
 * with lines such as {@code 0,Accelerating_and_revving_and_vroom,/m/07q2z82}.
 */
final class Vocabulary {

    private static final List<String> COLUMNS = List.of("index", "label", "mid");

    private final ListFile file;
    private final List<String> names = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, ListLocation> owners = new HashMap<>();

    private Vocabulary(ListFile file) {
        this.file = file;
    }

    /**
     * Reads the vocabulary; what is wrong with it is a problem.
     *
     * @throws org.kdtoolkit.api.data.DataException if it can't be read
     */
    static Vocabulary read(ListFile file) {
        Vocabulary vocabulary = new Vocabulary(file);
        new CsvList(file, COLUMNS).forEach(vocabulary::add);
        return vocabulary;
    }

    private void add(CsvRow row) {
        String index = row.values().get(0);
        String name = CanonicalText.of(row.values().get(1));
        if (!index.equals(Integer.toString(names.size()))) {
            problem(
                    row,
                    "has the index '%s', expected %d: classes are listed by their indices"
                            .formatted(index, names.size()));
        }
        if (name.isEmpty()) {
            problem(row, "has no label");
        }
        ListLocation other = owners.putIfAbsent(name, row.place());
        if (other != null) {
            problem(row, "class '%s' was listed in line %d".formatted(name, other.line()));
        }
        names.add(name);
        ids.put(name, row.values().get(2));
    }

    private void problem(CsvRow row, String what) {
        file.problems().add(row.place(), what);
    }

    /** The classes in order. */
    List<String> classes() {
        return List.copyOf(names);
    }

    /** The machine id of a class; empty if there is no such class. */
    Optional<String> id(String name) {
        return Optional.ofNullable(ids.get(name));
    }
}

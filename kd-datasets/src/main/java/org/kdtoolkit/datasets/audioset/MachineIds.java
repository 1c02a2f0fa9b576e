package org.kdtoolkit.datasets.audioset;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.datasets.listing.CanonicalText;
import org.kdtoolkit.datasets.listing.CsvList;
import org.kdtoolkit.datasets.listing.CsvRow;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListLocation;
import org.kdtoolkit.datasets.listing.ListProblems;

/**
 * The ontology's machine ids, such as {@code /m/09x0r}, and the classes that they stand for, such
 * as {@code Speech}. AudioSet's 527 display names differ from each other, so they are the classes.
 */
final class MachineIds {

    private static final List<String> COLUMNS = List.of("index", "mid", "display_name");

    private final ListFile file;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, ListLocation> owners = new LinkedHashMap<>();

    private MachineIds(ListFile file) {
        this.file = file;
    }

    /**
     * Reads the class index.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with it
     */
    static MachineIds read(Path path) {
        ListProblems problems = ListProblems.of(path, "a class index of AudioSet");
        MachineIds ids = new MachineIds(new ListFile(path, "classes", problems));
        new CsvList(ids.file, COLUMNS).forEach(ids::add);
        problems.raise();
        return ids;
    }

    private void add(CsvRow row) {
        String index = row.values().get(0);
        String id = row.values().get(1);
        String name = CanonicalText.of(row.values().get(2));
        if (!index.equals(Integer.toString(names.size()))) {
            problem(
                    row,
                    "has the index '%s', expected %d: classes are listed by their indices"
                            .formatted(index, names.size()));
        }
        claim(row, id);
        claim(row, name);
        names.put(id, name);
    }

    /** Neither machine ids nor names may be there twice. */
    private void claim(CsvRow row, String text) {
        if (text.isBlank()) {
            problem(row, "has an empty value");
        }
        ListLocation other = owners.putIfAbsent(text, row.place());
        if (other != null) {
            problem(row, "'%s' was taken in line %d".formatted(text, other.line()));
        }
    }

    private void problem(CsvRow row, String what) {
        file.problems().add(row.place(), what);
    }

    /** The classes in order. */
    List<String> classes() {
        return List.copyOf(names.values());
    }

    /** The class of a machine id, or empty if it has none. */
    Optional<String> name(String id) {
        return Optional.ofNullable(names.get(id));
    }

    /** What is wrong with an id without a class. */
    String unknown(String id) {
        return "label '%s' is not in %s%s"
                .formatted(id, file.path(), Suggestions.didYouMean(id, names.keySet()));
    }
}

package org.kdtoolkit.datasets.kinetics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.datasets.listing.CanonicalText;
import org.kdtoolkit.datasets.listing.LineList;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListLocation;

/** Reads the names of classes, one a line. */
final class ClassNames {

    private ClassNames() {}

    /** A class by the name that lists have: folders have underscores where these have blanks. */
    static String of(String name) {
        return CanonicalText.of(name).replace('_', ' ');
    }

    /**
     * Reads the list; what is wrong with it is a problem.
     *
     * @throws org.kdtoolkit.api.data.DataException if it can't be read
     */
    static List<String> read(ListFile file) {
        Map<String, ListLocation> names = new LinkedHashMap<>();
        new LineList(file)
                .forEach(
                        (line, place) -> {
                            String name = of(line);
                            ListLocation other = names.putIfAbsent(name, place);
                            if (other != null) {
                                file.problems()
                                        .add(
                                                place,
                                                "class '%s' was listed in line %d"
                                                        .formatted(name, other.line()));
                            }
                        });
        if (names.isEmpty()) {
            file.problems().addOf(file.path(), "it names no classes; expected one a line");
        }
        return List.copyOf(names.keySet());
    }
}

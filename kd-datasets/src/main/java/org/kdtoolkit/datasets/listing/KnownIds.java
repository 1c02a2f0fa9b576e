package org.kdtoolkit.datasets.listing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.data.Subset;

/** The ids of all samples so far, with the place of each. */
final class KnownIds {

    private final TextIndex ids = new TextIndex();
    private final IntColumn lines = new IntColumn();
    private final IntColumn columns = new IntColumn();
    private final IntColumn subsets = new IntColumn();
    private final IntColumn files = new IntColumn();
    private final List<Path> paths = new ArrayList<>();

    /**
     * Who has an id already.
     *
     * @param subset its subset
     * @param place where it stands
     */
    record Owner(Subset subset, ListLocation place) {}

    /**
     * Takes an id.
     *
     * @return who has it already, or empty
     */
    Optional<Owner> add(String id, Subset subset, ListLocation place) {
        OptionalInt known = ids.add(id);
        if (known.isPresent()) {
            return Optional.of(owner(known.getAsInt()));
        }
        if (!paths.contains(place.file())) {
            paths.add(place.file());
        }
        lines.add(Math.toIntExact(place.line()));
        columns.add(place.column());
        subsets.add(subset.ordinal());
        files.add(paths.indexOf(place.file()));
        return Optional.empty();
    }

    /** Who has an id, or empty. */
    Optional<Owner> find(String id) {
        OptionalInt known = ids.find(id);
        return known.isPresent() ? Optional.of(owner(known.getAsInt())) : Optional.empty();
    }

    private Owner owner(int number) {
        return new Owner(
                Subset.values()[subsets.get(number)],
                new ListLocation(
                        paths.get(files.get(number)), lines.get(number), columns.get(number)));
    }

    int size() {
        return ids.size();
    }
}

package org.kdtoolkit.datasets.listing;

import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Subset;

/** The files of the samples so far, all of a sample's together. */
final class KnownMedia {

    private final List<MediaColumn> columns;
    private final KnownIds known = new KnownIds();

    KnownMedia(List<MediaColumn> columns) {
        this.columns = columns;
    }

    /** Takes the files of a sample. One of which a file is missing has none to be known by. */
    void add(ListEntry entry, Subset subset) {
        if (entry.isThere()) {
            known.add(files(entry), subset, entry.place());
        }
    }

    /** Who has the files of a sample; empty if nobody has all of them. */
    Optional<KnownIds.Owner> find(ListEntry entry) {
        return entry.isThere() ? known.find(files(entry)) : Optional.empty();
    }

    private String files(ListEntry entry) {
        return IntStream.range(0, columns.size())
                        .mapToObj(i -> file(columns.get(i), entry.sources().get(i).orElseThrow()))
                        .collect(Collectors.joining("\n"))
                + "\n"
                + entry.segment();
    }

    private static String file(MediaColumn column, String source) {
        try {
            return column.folder().resolve(source).normalize().toString();
        } catch (InvalidPathException e) {
            // it is refused as such
            return source;
        }
    }
}

package org.kdtoolkit.datasets.listing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.internal.Printable;

/** Collects what is wrong with the lists of a data set, so that all of it is said at once. */
public final class ListProblems {

    private static final int MOST = 20;

    /** In characters; a list may have anything where a name is expected. */
    private static final int LONGEST = 1000;

    /** How much of one that is longer is shown of its end, which says what to do. */
    private static final int END = 300;

    private final String headline;
    private final Path main;
    private final List<String> found = new ArrayList<>();

    private ListProblems(String headline, Path main) {
        this.headline = headline;
        this.main = main;
    }

    /**
     * Begins a collection.
     *
     * @param main the list, or the first of several: problems in it need not name it
     * @param use what it can't be used as, with an article
     */
    public static ListProblems of(Path main, String use) {
        return new ListProblems("%s can't be used as %s".formatted(main, use), main);
    }

    /** Whether it is pointless to go on. */
    public boolean full() {
        return found.size() >= MOST;
    }

    /** Whether nothing is wrong so far. */
    public boolean none() {
        return found.isEmpty();
    }

    /** Adds a problem with all of it, unless there are too many already. */
    public void add(String problem) {
        if (!full()) {
            found.add(shown(problem));
        }
    }

    /** Adds a problem with all of a list. */
    public void addOf(Path list, String problem) {
        add(isAbout(list) ? problem : "%s: %s".formatted(list, problem));
    }

    /** Adds a problem at a place. */
    public void add(ListLocation place, String problem) {
        add("%s: %s".formatted(name(place), problem));
    }

    /** A problem in one line of bearable length. */
    private static String shown(String problem) {
        int left = problem.length() - LONGEST;
        return Printable.line(
                left <= 0
                        ? problem
                        : "%s [%d more characters] %s"
                                .formatted(
                                        problem.substring(0, LONGEST - END),
                                        left,
                                        problem.substring(problem.length() - END)));
    }

    /** Whether a list need not be named. */
    boolean isAbout(Path list) {
        return list.equals(main);
    }

    /** A place in words, as behind "in": line and column, and the file where it is another. */
    String name(ListLocation place) {
        String column = place.column() > 0 ? ", column " + place.column() : "";
        String line = "line %d%s".formatted(place.line(), column);
        return isAbout(place.file()) ? line : "%s of %s".formatted(line, place.file());
    }

    /**
     * Ends the collection.
     *
     * @throws DataException with all that was added, if anything was
     */
    public void raise() {
        if (found.isEmpty()) {
            return;
        }
        String rest = full() ? "\n  reading stopped here, after %d problems".formatted(MOST) : "";
        throw new DataException(
                "%s:\n  %s%s".formatted(headline, String.join("\n  ", found), rest));
    }

    /** A single problem that ends everything. */
    DataException fatal(String problem) {
        return new DataException("%s: %s".formatted(headline, problem));
    }

    /** A single problem that ends everything, and what it came from. */
    public DataException fatal(String problem, Throwable cause) {
        return new DataException("%s: %s".formatted(headline, shown(problem)), cause);
    }
}

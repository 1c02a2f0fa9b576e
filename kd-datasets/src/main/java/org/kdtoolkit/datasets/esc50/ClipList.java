package org.kdtoolkit.datasets.esc50;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.kdtoolkit.datasets.listing.CanonicalText;
import org.kdtoolkit.datasets.listing.CsvRow;
import org.kdtoolkit.datasets.listing.HeadedList;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListLocation;

/**
 * Reads {@code esc50.csv}: a header row, then clips such as {@code
 * 1-100032-A-0.wav,1,0,dog,True,100032,A}. The column {@code target} numbers the classes.
 */
final class ClipList {

    private static final List<String> COLUMNS =
            List.of("filename", "fold", "target", "category", "src_file");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private final ListFile file;
    private final List<Clip> clips = new ArrayList<>();
    private final TreeMap<Integer, String> classes = new TreeMap<>();
    private final Map<String, Integer> targets = new HashMap<>();

    private ClipList(ListFile file) {
        this.file = file;
    }

    /**
     * Reads the list; what is wrong with it is a problem.
     *
     * @throws org.kdtoolkit.api.data.DataException if it can't be read
     */
    static ClipList read(ListFile file) {
        ClipList list = new ClipList(file);
        new HeadedList(
                        file,
                        COLUMNS,
                        List.of(),
                        "is it meta/esc50.csv, as the publisher ships it? It has filename,fold,"
                                + "target,category,esc10,src_file,take")
                .forEach(list::add);
        return list;
    }

    /** The clips in the list's order. */
    List<Clip> clips() {
        return clips;
    }

    /** The classes in the order of their numbers. */
    List<String> classes() {
        return List.copyOf(classes.values());
    }

    private void add(CsvRow row) {
        String name = row.values().get(0);
        String category = CanonicalText.of(row.values().get(3));
        OptionalInt fold = number(row, 1, "fold", 1, Esc50Config.FOLDS);
        OptionalInt target = number(row, 2, "target", 0, 999_999);
        String source = row.values().get(4);
        int dot = name.lastIndexOf('.');
        if (dot <= 0) {
            problem(
                    row.place(),
                    "has '%s' as filename, expected one such as 1-100032-A-0.wav".formatted(name));
        } else if (category.isEmpty() || source.isEmpty()) {
            problem(
                    row.place(),
                    "has no %s".formatted(category.isEmpty() ? "category" : "src_file"));
        } else if (fold.isPresent() && target.isPresent()) {
            number(category, target.getAsInt(), row.place());
            clips.add(
                    new Clip(
                            row.place(),
                            name.substring(0, dot),
                            fold.getAsInt(),
                            category,
                            source));
        }
    }

    /** A class has one number, and a number one class. */
    private void number(String category, int target, ListLocation place) {
        String named = classes.putIfAbsent(target, category);
        Integer numbered = targets.putIfAbsent(category, target);
        if (named != null && !named.equals(category)) {
            problem(
                    place,
                    "has the target %d for '%s', which stands for '%s' above"
                            .formatted(target, category, named));
        } else if (numbered != null && numbered != target) {
            problem(
                    place,
                    "has the target %d for '%s', which has %d above"
                            .formatted(target, category, numbered));
        }
    }

    private OptionalInt number(CsvRow row, int column, String name, int least, int most) {
        String text = row.values().get(column);
        if (NUMBER.matcher(text).matches()
                && Integer.parseInt(text) >= least
                && Integer.parseInt(text) <= most) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        problem(
                row.place(),
                "has '%s' as %s, expected a whole number from %d to %d"
                        .formatted(text, name, least, most));
        return OptionalInt.empty();
    }

    private void problem(ListLocation place, String what) {
        file.problems().add(place, what);
    }
}

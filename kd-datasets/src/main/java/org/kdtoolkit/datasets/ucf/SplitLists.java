package org.kdtoolkit.datasets.ucf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kdtoolkit.datasets.listing.CanonicalText;
import org.kdtoolkit.datasets.listing.LineList;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListLocation;
import org.kdtoolkit.datasets.listing.ListProblems;

/**
 * Reads one fold of the official split lists: {@code classInd.txt} with lines {@code 1
 * ApplyEyeMakeup}, {@code trainlist01.txt} with lines {@code
 * ApplyEyeMakeup/v_ApplyEyeMakeup_g08_c01.avi 1}, and {@code testlist01.txt} without the numbers.
 */
final class SplitLists {

    /** What the videos of the one list are called. */
    static final String TRAIN = "train";

    /** What the videos of the other list are called. */
    static final String TEST = "test";

    private static final String CLASSES = "classInd.txt";
    private static final Pattern CLASS = Pattern.compile("(\\d{1,9})\\s+(\\S+)");
    private static final Pattern VIDEO =
            Pattern.compile("([^/\\s]+)/([^/\\s]+)\\.\\w+(?:\\s+(\\d{1,9}))?");

    private final Path folder;
    private final ListProblems problems;
    private final Map<Integer, String> classes = new TreeMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<UcfVideo> videos = new ArrayList<>();

    private SplitLists(Path folder, ListProblems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /**
     * Reads a fold.
     *
     * @param folder where the lists are
     * @param fold which, from 1
     * @param problems takes what is wrong with them
     * @throws org.kdtoolkit.api.data.DataException if a list can't be read
     */
    static Split read(Path folder, int fold, ListProblems problems) {
        SplitLists lists = new SplitLists(folder, problems);
        lists.read(CLASSES, lists::takeClass);
        for (String subset : List.of(TRAIN, TEST)) {
            lists.read(
                    "%slist%02d.txt".formatted(subset, fold),
                    (line, place) -> lists.takeVideo(line, subset, place));
        }
        return new Split(CLASSES, List.copyOf(lists.classes.values()), lists.videos);
    }

    private void read(String name, BiConsumer<String, ListLocation> reader) {
        new LineList(new ListFile(folder.resolve(name), "splits", problems)).forEach(reader);
    }

    private void takeClass(String line, ListLocation place) {
        Matcher matcher = CLASS.matcher(line);
        if (!matcher.matches() || CanonicalText.of(matcher.group(2)).isEmpty()) {
            problems.add(place, "expected '<number> <class>', found '%s'".formatted(line));
            return;
        }
        int number = Integer.parseInt(matcher.group(1));
        String name = CanonicalText.of(matcher.group(2));
        if (!names.add(name)) {
            problems.add(place, "class '%s' is there twice".formatted(name));
        } else if (classes.putIfAbsent(number, name) != null) {
            problems.add(
                    place,
                    "class '%s' has the number %d of '%s'"
                            .formatted(name, number, classes.get(number)));
        }
    }

    private void takeVideo(String line, String subset, ListLocation place) {
        Matcher matcher = VIDEO.matcher(line);
        if (!matcher.matches()) {
            problems.add(
                    place,
                    "expected '<class>/<video>.avi%s', found '%s'"
                            .formatted(subset.equals(TRAIN) ? " <number>" : "", line));
            return;
        }
        String label = CanonicalText.of(matcher.group(1));
        if (matcher.group(3) != null) {
            checkNumber(Integer.parseInt(matcher.group(3)), label, place);
        }
        videos.add(UcfVideo.labelled(place, matcher.group(2), subset, label));
    }

    private void checkNumber(int number, String label, ListLocation place) {
        String named = classes.get(number);
        if (named == null) {
            problems.add(place, "%s has no class %d".formatted(CLASSES, number));
        } else if (!named.equalsIgnoreCase(label)) {
            problems.add(
                    place,
                    "class %d is '%s' in %s, found it with '%s'"
                            .formatted(number, named, CLASSES, label));
        }
    }
}

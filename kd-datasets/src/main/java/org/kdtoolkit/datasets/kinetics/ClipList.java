package org.kdtoolkit.datasets.kinetics;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.kdtoolkit.datasets.listing.CsvRow;
import org.kdtoolkit.datasets.listing.HeadedList;
import org.kdtoolkit.datasets.listing.ListFile;

/**
 * Reads a list of clips, such as {@code train.csv}: a header row, then {@code
 * abseiling,-3B32lodo2M,59,69,train}.
 */
final class ClipList {

    private static final List<String> WITH_LABELS =
            List.of("youtube_id", "time_start", "time_end", "label");
    private static final List<String> WITHOUT = WITH_LABELS.subList(0, 3);

    /** As many digits as a file's name has. */
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private final ListFile file;
    private Optional<CsvRow> first = Optional.empty();
    private boolean told;

    private ClipList(ListFile file) {
        this.file = file;
    }

    /**
     * Reads all clips of a list with labels, which is of one split; what is wrong with any is a
     * problem.
     *
     * @throws org.kdtoolkit.api.data.DataException if the file can't be read
     */
    static void forEachLabelled(ListFile file, Consumer<Clip> consumer) {
        ClipList list = new ClipList(file);
        new HeadedList(
                        file,
                        WITH_LABELS,
                        List.of("split"),
                        "lists of Kinetics have label,youtube_id,time_start,time_end,split; one"
                                + " without labels is named by 'unlabelled'")
                .forEach(row -> list.labelled(row).ifPresent(consumer));
    }

    /**
     * Reads all clips of a list without labels.
     *
     * @throws org.kdtoolkit.api.data.DataException if the file can't be read
     */
    static void forEachUnlabelled(ListFile file, Consumer<Clip> consumer) {
        ClipList list = new ClipList(file);
        new HeadedList(
                        file,
                        WITHOUT,
                        List.of(),
                        "lists of Kinetics have youtube_id,time_start,time_end")
                .forEach(
                        row ->
                                list.name(row)
                                        .map(name -> new Clip(row.place(), name, Optional.empty()))
                                        .ifPresent(consumer));
    }

    private Optional<Clip> labelled(CsvRow row) {
        List<String> values = row.values();
        checkSplit(row, values.get(4));
        String label = ClassNames.of(values.get(3));
        return name(row).map(name -> new Clip(row.place(), name, Optional.of(label)));
    }

    /** Several splits in a list would all become the one subset that it is named for. */
    private void checkSplit(CsvRow row, String split) {
        CsvRow known = first.orElse(row);
        String expected = known.values().get(4);
        first = Optional.of(known);
        if (!split.equals(expected) && !told) {
            told = true;
            problem(
                    row,
                    "is of the split '%s', line %d of '%s'; give each split a list of its own"
                            .formatted(split, known.place().line(), expected));
        }
    }

    private Optional<String> name(CsvRow row) {
        String video = row.values().get(0);
        String start = row.values().get(1);
        String end = row.values().get(2);
        if (video.isEmpty()) {
            problem(row, "has no youtube_id");
            return Optional.empty();
        }
        if (!areSeconds(row, "time_start", start) | !areSeconds(row, "time_end", end)) {
            return Optional.empty();
        }
        if (Integer.parseInt(end) <= Integer.parseInt(start)) {
            problem(row, "ends at %s s, not behind its start at %s s".formatted(end, start));
            return Optional.empty();
        }
        return Optional.of(
                "%s_%06d_%06d".formatted(video, Integer.parseInt(start), Integer.parseInt(end)));
    }

    private boolean areSeconds(CsvRow row, String column, String text) {
        boolean seconds = SECONDS.matcher(text).matches();
        if (!seconds) {
            problem(
                    row,
                    "has '%s' as %s, expected a whole number of seconds such as 59"
                            .formatted(text, column));
        }
        return seconds;
    }

    private void problem(CsvRow row, String what) {
        file.problems().add(row.place(), what);
    }
}

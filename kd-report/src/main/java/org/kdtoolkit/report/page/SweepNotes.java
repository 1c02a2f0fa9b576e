package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepPoint;

/**
 * The notes of a sweep: what is said at each number of labels nobody may miss, the rest is folded.
 * What is said of single folds of a data set names them.
 */
final class SweepNotes {

    private SweepNotes() {}

    /** The notes that each number of labels has; of a sweep over rates alone, those of any rate. */
    static List<String> ofAll(Sweep sweep) {
        if (sweep.plan().hasFolds()) {
            return ofFolds(sweep);
        }
        long budgets = sweep.benchmarks().stream().map(SweepNotes::labels).distinct().count();
        return byNote(sweep).entrySet().stream()
                .filter(note -> note.getValue().size() == budgets)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The notes that some numbers of labels alone have, folded; nothing if there is none. */
    static Section details(Sweep sweep) {
        if (sweep.plan().hasFolds()) {
            return Section.NONE;
        }
        Map<String, Set<Integer>> notes = byNote(sweep);
        notes.keySet().removeAll(ofAll(sweep));
        return notes.isEmpty()
                ? Section.NONE
                : Section.of(
                        "Notes on single points",
                        Page.folded(
                                "Notes on single numbers of labels",
                                Notes.list(
                                        notes.entrySet().stream().map(SweepNotes::text).toList())));
    }

    private static List<String> ofFolds(Sweep sweep) {
        Map<String, List<String>> notes = new LinkedHashMap<>();
        for (Sweep.AtPoint at : sweep.benchmarks()) {
            String fold = Integer.toString(at.point().fold().orElseThrow());
            at.benchmark()
                    .notes()
                    .forEach(note -> notes.computeIfAbsent(note, n -> new ArrayList<>()).add(fold));
        }
        return notes.entrySet().stream()
                .map(
                        note ->
                                note.getValue().size() == sweep.benchmarks().size()
                                        ? note.getKey()
                                        : "fold %s: %s"
                                                .formatted(
                                                        String.join(", ", note.getValue()),
                                                        note.getKey()))
                .toList();
    }

    private static String text(Map.Entry<String, Set<Integer>> note) {
        return note.getValue().stream().map(SweepPoint::budget).collect(Collectors.joining(", "))
                + ": "
                + note.getKey();
    }

    /** Each note once, with the numbers of labels that have it. */
    private static Map<String, Set<Integer>> byNote(Sweep sweep) {
        Map<String, Set<Integer>> notes = new LinkedHashMap<>();
        for (Sweep.AtPoint at : sweep.benchmarks()) {
            at.benchmark()
                    .notes()
                    .forEach(
                            note ->
                                    notes.computeIfAbsent(note, n -> new TreeSet<>())
                                            .add(labels(at)));
        }
        return notes;
    }

    private static int labels(Sweep.AtPoint at) {
        return at.point().labelled().orElse(0);
    }
}

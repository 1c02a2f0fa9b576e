package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepPoint;

/**
 * The notes of a sweep: what is said at each number of labels nobody may miss, the rest is folded.
 * What is said of single folds of a data set names them.
 */
final class SweepNotes {

    private SweepNotes() {}

    /**
     * The notes that each number of labels has, or each point where there are other axes; of a
     * sweep over rates alone, those of any rate.
     */
    static List<String> ofAll(Sweep sweep) {
        if (sweep.plan().hasFolds()) {
            return ofFolds(sweep);
        }
        long budgets = sweep.benchmarks().stream().map(at -> place(sweep, at)).distinct().count();
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
        Map<String, Set<String>> notes = byNote(sweep);
        notes.keySet().removeAll(ofAll(sweep));
        return notes.isEmpty()
                ? Section.NONE
                : Section.of(
                        "Notes on single points",
                        Page.folded(
                                sweep.plan().hasOtherAxes()
                                        ? "Notes on single points"
                                        : "Notes on single numbers of labels",
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

    private static String text(Map.Entry<String, Set<String>> note) {
        return String.join(", ", note.getValue()) + ": " + note.getKey();
    }

    /** Each note once, with the numbers of labels that have it. */
    private static Map<String, Set<String>> byNote(Sweep sweep) {
        Map<String, Set<String>> notes = new LinkedHashMap<>();
        for (Sweep.AtPoint at : byLabels(sweep)) {
            at.benchmark()
                    .notes()
                    .forEach(
                            note ->
                                    notes.computeIfAbsent(note, n -> new LinkedHashSet<>())
                                            .add(place(sweep, at)));
        }
        return notes;
    }

    private static List<Sweep.AtPoint> byLabels(Sweep sweep) {
        return sweep.plan().hasOtherAxes()
                ? sweep.benchmarks()
                : sweep.benchmarks().stream()
                        .sorted(Comparator.comparingInt(at -> at.point().labelled().orElse(0)))
                        .toList();
    }

    /** What a point is to its notes: one number of labels, or itself where there are other axes. */
    private static String place(Sweep sweep, Sweep.AtPoint at) {
        return sweep.plan().hasOtherAxes()
                ? at.point().text()
                : SweepPoint.budget(at.point().labelled().orElse(0));
    }
}

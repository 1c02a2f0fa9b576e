package org.kdtoolkit.train.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is to be said of the folds of a data set: once what is so in all of them. */
final class FoldNotes {

    private final int folds;
    private final Map<String, Set<Integer>> where = new LinkedHashMap<>();

    /**
     * Nothing so far.
     *
     * @param folds how many there are; 1 of data without folds
     */
    FoldNotes(int folds) {
        this.folds = folds;
    }

    /** Adds what is to be said of a fold, counted from 1. */
    void add(int fold, Collection<String> notes) {
        notes.forEach(note -> where.computeIfAbsent(note, n -> new TreeSet<>()).add(fold));
    }

    /** The notes, those that are not of all folds with the folds before them. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        where.forEach(
                (note, of) ->
                        texts.add(
                                of.size() == folds
                                        ? note
                                        : "fold%s %s: %s"
                                                .formatted(
                                                        of.size() > 1 ? "s" : "",
                                                        of.stream()
                                                                .map(String::valueOf)
                                                                .collect(Collectors.joining(", ")),
                                                        note)));
        return texts;
    }
}

package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What a student can be judged by of a list: classes are matched by name.
 *
 * @param files the rows that have a label which the student knows
 * @param labels the class indices of each
 * @param unlabelled how many rows have no label
 * @param unknown how many rows were left out by a label that the student does not know, by label
 * @param absent the student's classes of which no row is
 */
record KnownLabels(
        List<Path> files,
        List<int[]> labels,
        int unlabelled,
        Map<String, Integer> unknown,
        Set<String> absent) {

    static KnownLabels of(LabelledList list, List<String> classes) {
        Map<String, Integer> indices = new LinkedHashMap<>();
        IntStream.range(0, classes.size())
                .forEach(i -> indices.put(LabelledList.canonical(classes.get(i)), i));
        List<Path> files = new ArrayList<>();
        List<int[]> labels = new ArrayList<>();
        Map<String, Integer> unknown = new TreeMap<>();
        Set<String> absent = new TreeSet<>(classes);
        int unlabelled = 0;
        for (LabelledList.Row row : list.rows()) {
            row.labels().stream()
                    .filter(label -> !indices.containsKey(label))
                    .forEach(label -> unknown.merge(label, 1, Integer::sum));
            int[] known =
                    row.labels().stream()
                            .filter(indices::containsKey)
                            .mapToInt(indices::get)
                            .sorted()
                            .distinct()
                            .toArray();
            if (row.labels().isEmpty()) {
                unlabelled++;
            } else if (known.length > 0) {
                files.add(row.file());
                labels.add(known);
                for (int label : known) {
                    absent.remove(classes.get(label));
                }
            }
        }
        return new KnownLabels(files, labels, unlabelled, unknown, absent);
    }

    /** What a reader of the figures must know. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (unlabelled > 0) {
            notes.add("%d rows have no label, and are left out".formatted(unlabelled));
        }
        if (!unknown.isEmpty()) {
            notes.add("labels that the student does not know are left out: " + counted(unknown));
        }
        if (!absent.isEmpty()) {
            notes.add(
                    "%d of the student's classes have no row: %s"
                            .formatted(absent.size(), String.join(", ", absent)));
        }
        return notes;
    }

    private static String counted(Map<String, Integer> labels) {
        return String.join(
                ", ",
                labels.entrySet().stream()
                        .map(of -> "%s (%d)".formatted(of.getKey(), of.getValue()))
                        .toList());
    }
}

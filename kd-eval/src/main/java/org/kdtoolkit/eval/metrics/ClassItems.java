package org.kdtoolkit.eval.metrics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The items of a gallery by their classes. */
final class ClassItems {

    private static final int[] NONE = {};

    private final Map<Integer, int[]> items;

    /**
     * Sorts items by their classes.
     *
     * @param labels of each item, any number
     */
    ClassItems(List<int[]> labels) {
        Map<Integer, IntStream.Builder> collected = new HashMap<>();
        for (int item = 0; item < labels.size(); item++) {
            int[] own = labels.get(item);
            for (int i = 0; i < own.length; i++) {
                if (i == 0 || own[i] != own[i - 1]) {
                    collected.computeIfAbsent(own[i], label -> IntStream.builder()).add(item);
                }
            }
        }
        this.items = new HashMap<>();
        collected.forEach((label, of) -> items.put(label, of.build().toArray()));
    }

    /**
     * The items that have one of some classes at least, in ascending order.
     *
     * @param without an item that is left out; none if it is less than 0
     */
    int[] ofAny(int[] labels, int without) {
        int[] all = ofAny(labels);
        int at = Arrays.binarySearch(all, without);
        return at < 0
                ? all
                : IntStream.concat(
                                Arrays.stream(all, 0, at), Arrays.stream(all, at + 1, all.length))
                        .toArray();
    }

    private int[] ofAny(int[] labels) {
        return labels.length == 1
                ? items.getOrDefault(labels[0], NONE)
                : Arrays.stream(labels)
                        .flatMap(label -> Arrays.stream(items.getOrDefault(label, NONE)))
                        .sorted()
                        .distinct()
                        .toArray();
    }
}

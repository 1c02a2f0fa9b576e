package org.kdtoolkit.eval.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Samples in an order in which every beginning has the classes in about their own shares. */
public final class ClassOrder {

    private record Place(int row, double share) {}

    private ClassOrder() {}

    /**
     * Draws an order.
     *
     * @param labels [N] classes from 0 to C-1
     * @param classes C
     * @param seed equal seeds draw equal orders, and of a longer beginning the shorter ones are
     *     parts
     * @return [N] indices
     */
    public static int[] draw(int[] labels, int classes, long seed) {
        Random random = new Random(seed);
        List<Place> places = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            int label = c;
            List<Integer> rows =
                    new ArrayList<>(
                            IntStream.range(0, labels.length)
                                    .filter(row -> labels[row] == label)
                                    .boxed()
                                    .toList());
            Collections.shuffle(rows, random);
            for (int i = 0; i < rows.size(); i++) {
                places.add(new Place(rows.get(i), (i + 0.5) / rows.size()));
            }
        }
        // the sort is stable: of equal shares the lower class comes first
        places.sort(Comparator.comparingDouble(Place::share));
        return places.stream().mapToInt(Place::row).toArray();
    }
}

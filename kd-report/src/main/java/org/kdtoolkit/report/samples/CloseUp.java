package org.kdtoolkit.report.samples;

import java.util.List;

/**
 * What one trial of each of some methods makes of some samples, all trials of one seed.
 *
 * @param seed the seed
 * @param neighbours which samples a method's student finds nearest to a query
 * @param searched in how many samples it looks, the query itself left out
 * @param queries which samples are shown, by their places in the study
 * @param maps where samples lie in the plane in which they differ most
 */
public record CloseUp(
        int seed,
        List<OfMethod> neighbours,
        int searched,
        List<Integer> queries,
        List<SampleMap> maps) {

    /** Copies the lists. */
    public CloseUp {
        neighbours = List.copyOf(neighbours);
        queries = List.copyOf(queries);
        maps = List.copyOf(maps);
    }

    /**
     * The nearest samples in a method's embeddings.
     *
     * @param method the method's name
     * @param nearest [Q][up to 5] for each query the places of the nearest samples, nearest first
     */
    public record OfMethod(String method, List<int[]> nearest) {
        /** Copies the list. */
        public OfMethod {
            nearest = List.copyOf(nearest);
        }
    }
}

package org.kdtoolkit.api.data;

import java.util.OptionalInt;
import org.apiguardian.api.API;

/**
 * A sample that a data set lists, be its files there or not.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public final class ListedSample {

    private final Subset subset;
    private final OptionalInt index;
    private final String id;
    private final boolean labelled;
    private final int[] labels;
    private final boolean[] there;

    private ListedSample(
            Subset subset,
            OptionalInt index,
            String id,
            boolean labelled,
            int[] labels,
            boolean[] there) {
        this.subset = subset;
        this.index = index;
        this.id = id;
        this.labelled = labelled;
        this.labels = labels.clone();
        this.there = there.clone();
    }

    /**
     * One of a data set's samples.
     *
     * @param there whether its file is there, of each modality
     */
    public static ListedSample of(Samples samples, Subset subset, int index, boolean[] there) {
        return new ListedSample(
                subset,
                OptionalInt.of(index),
                samples.id(index),
                samples.isLabelled(index),
                samples.labels(index),
                there);
    }

    /**
     * A sample with labels that is left out of the data set's samples.
     *
     * @param labels its classes
     * @param there whether its file is there, of each modality
     */
    public static ListedSample leftOut(Subset subset, String id, int[] labels, boolean[] there) {
        return new ListedSample(subset, OptionalInt.empty(), id, true, labels, there);
    }

    /** The same sample as if nobody had labelled it. */
    public ListedSample withoutLabel() {
        return new ListedSample(subset, index, id, false, new int[0], there);
    }

    /** Its subset. */
    public Subset subset() {
        return subset;
    }

    /** Its index among the subset's samples; empty where it is left out of them. */
    public OptionalInt index() {
        return index;
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** Whether somebody said which classes it has. */
    public boolean isLabelled() {
        return labelled;
    }

    /** Its classes in ascending order; none where it is not labelled. */
    public int[] labels() {
        return labels.clone();
    }

    /** Whether its file is there, of each modality in the data set's order. */
    public boolean[] there() {
        return there.clone();
    }
}

package org.kdtoolkit.train.step;

import java.util.List;

/**
 * How a method learns from samples without a label.
 *
 * @param learnsWithout whether the student learns anything from them
 * @param notes what reports say of that where there are such samples
 */
public record LabelUse(boolean learnsWithout, List<String> notes) {

    /** Copies the notes. */
    public LabelUse {
        notes = List.copyOf(notes);
    }

    /** A method that asks labelled samples alone. */
    static LabelUse needed() {
        return new LabelUse(
                false, List.of("nothing in it learns from samples without a label: it sees none"));
    }

    /** A method that learns from all samples alike. */
    static LabelUse notNeeded() {
        return new LabelUse(true, List.of());
    }
}

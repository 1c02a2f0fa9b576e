package org.kdtoolkit.predict.files;

import java.util.List;
import org.kdtoolkit.predict.ClassScore;

/**
 * What is told of a file.
 *
 * @param file as it was given
 * @param classes the best ones; none of a student without a head
 * @param nearest the most similar of an indexed set; none where nobody asked
 */
public record Answer(String file, List<ClassScore> classes, List<Neighbour> nearest) {

    /** Copies the lists. */
    public Answer {
        classes = List.copyOf(classes);
        nearest = List.copyOf(nearest);
    }
}

package org.kdtoolkit.baselines.pair;

import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.SingleLabelTargets;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Scheme;

/**
 * What a training scheme that compares the class scores of its students asks of them and of labels.
 *
 * @param scheme the scheme's name
 * @param compared what it compares, with the reason why a sample has one class
 */
public record ClassScores(String scheme, String compared) {

    /**
     * For how many classes a student has scores.
     *
     * @param name the student's
     * @throws ConfigurationException if nobody knows
     */
    public int classes(String name, Scheme.Trainee student) {
        return student.classes()
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "%s compares class scores, and the network of '%s' does not say which of its weights make them; choose another backbone"
                                                .formatted(scheme, name)));
    }

    /**
     * The one class of each sample.
     *
     * @throws ConfigurationException if samples have several labels
     */
    public SingleLabelTargets classes(Targets targets) {
        if (targets instanceof SingleLabelTargets single) {
            return single;
        }
        throw new ConfigurationException(
                "%s compares %s, but the data set has several labels a sample; leave the scheme out"
                        .formatted(scheme, compared));
    }
}

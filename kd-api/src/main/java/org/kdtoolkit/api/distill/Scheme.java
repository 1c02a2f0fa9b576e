package org.kdtoolkit.api.distill;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apiguardian.api.API;
import org.kdtoolkit.api.model.Backbone;

/**
 * A training that is more than losses beside a student's class loss: it passes students, and
 * networks of its own, as often and as it likes, with labels or without. Self-supervised
 * pre-training across modalities is one.
 *
 * <p>All its terms are of the student's side, by their type, as it sees networks uncut: a term of
 * the distiller's side would reach the students.
 *
 * <p>The engine trains the students' weights and those of {@link #state()} that require a gradient;
 * an array that stands under several names is one weight, updated once. A weight that no term
 * reaches stays as it is.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public interface Scheme extends DistillerPart {

    /**
     * The terms of a batch, weighted: the loss is their sum. Is called inside of a gradient
     * collector.
     *
     * @param step the batch and its moment
     * @return at least one term
     */
    List<StudentLoss> losses(SchemeStep step);

    /**
     * What is learnt before the training, one stage after the other; by default nothing.
     *
     * @return the same stages at every call
     */
    default List<SchemeStage> initialStages() {
        return List.of();
    }

    /**
     * Is called after each update of the weights, outside of any gradient collector: averages of
     * the students follow them here. The moment of an update before the training counts the epochs
     * of the {@link #initialStages}.
     *
     * @param moment of the step that the update ends
     */
    default void afterUpdate(TrainingMoment moment) {}

    /**
     * What comes of the training beside the students, such as their averages: each is judged, saved
     * and exported as a student is. Their weights are part of {@link #state()}, too.
     *
     * @return networks by name, each with the modality that it perceives
     */
    default Map<String, Trainee> products() {
        return Map.of();
    }

    /**
     * The norm that the gradient of each single weight is cut to before an update, by sets of
     * weights that are cut one after the other: a weight in two sets is cut twice. By default none.
     */
    default List<WeightClip> clips() {
        return List.of();
    }

    /**
     * A network and what it perceives.
     *
     * @param network the network
     * @param modality the name of its input
     */
    record Trainee(Backbone network, String modality) {

        /** For how many classes it has scores; empty if the network does not name its head. */
        public OptionalInt classes() {
            return network.head().stream()
                    .map(weight -> network.state().entries().get(weight).getArray().getShape())
                    .mapToInt(shape -> Math.toIntExact(shape.get(0)))
                    .findFirst();
        }
    }
}

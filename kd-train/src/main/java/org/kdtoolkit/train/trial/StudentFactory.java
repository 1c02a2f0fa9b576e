package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.List;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.formats.weights.SavedHead;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.train.config.StudentSpec;

/** Makes the student of an experiment, as often as it is needed. */
public final class StudentFactory {

    private final Registry registry;
    private final StudentSpec spec;
    private final Dataset dataset;

    /**
     * Prepares to make students.
     *
     * @param registry finds the network
     * @param spec what it is
     * @param dataset what it perceives
     */
    @Inject
    public StudentFactory(Registry registry, StudentSpec spec, Dataset dataset) {
        this.registry = registry;
        this.spec = spec;
        this.dataset = dataset;
    }

    /** What the student perceives. */
    String modality() {
        return spec.modality();
    }

    /**
     * A fresh student, its weights at random.
     *
     * @param seed where they come from
     * @param manager owns its arrays
     */
    public Backbone create(Seed seed, NDManager manager) {
        seed.of("student").seed(manager.getEngine());
        return registry.create(
                Kind.BACKBONE,
                spec.type(),
                spec.settings(),
                BackboneContext.of(
                        Modalities.shape(dataset, "student.modality", spec.modality()),
                        dataset.classes().size(),
                        manager));
    }

    /**
     * Gives a student the weights that it is to begin with, if there are some.
     *
     * @return what a report must say of that
     */
    List<String> loadInitialWeights(Backbone student, NDManager manager) {
        return spec.weights().stream()
                .map(file -> new WeightsFile(file, spec.weightsPrefix()))
                .map(weights -> load(student, weights, manager))
                .toList();
    }

    private static String load(Backbone student, WeightsFile weights, NDManager manager) {
        SavedHead head =
                weights.loadAllButHead(
                        student.state(),
                        student.head(),
                        manager,
                        "'student' must be configured as the network that left these weights");
        String note = "the student begins with the weights of " + weights.path();
        if (head instanceof SavedHead.OfOtherClasses other) {
            return "%s; the head of %d classes was not taken".formatted(note, other.classes());
        }
        return head instanceof SavedHead.Absent
                ? note + ", which have no head: its own begins at random"
                : note;
    }
}

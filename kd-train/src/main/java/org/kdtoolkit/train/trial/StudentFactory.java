package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.List;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.config.plugin.RegisteredNetworks;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.formats.weights.NetworkClaim;
import org.kdtoolkit.formats.weights.SavedHead;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.train.config.StudentSpec;
import org.kdtoolkit.train.config.Students;

/** Makes the students of an experiment, as often as they are needed. */
public final class StudentFactory {

    private final Registry registry;
    private final Students students;
    private final Dataset dataset;

    /**
     * Prepares to make students.
     *
     * @param registry finds the network
     * @param students what they are
     * @param dataset what it perceives
     */
    @Inject
    public StudentFactory(Registry registry, Students students, Dataset dataset) {
        this.registry = registry;
        this.students = students;
        this.dataset = dataset;
    }

    /** What they are. */
    Students students() {
        return students;
    }

    /** The network that an only student is. */
    NetworkSpec network() {
        return students.first().network();
    }

    /** What an only student perceives. */
    String modality() {
        return students.first().modality();
    }

    /**
     * A fresh only student, its weights at random.
     *
     * @param seed where they come from
     * @param manager owns its arrays
     */
    public Backbone create(Seed seed, NDManager manager) {
        return create(students.firstName(), seed, manager);
    }

    /**
     * A fresh student, its weights at random.
     *
     * @param name which
     * @param seed where they come from
     * @param manager owns its arrays
     */
    Backbone create(String name, Seed seed, NDManager manager) {
        Seed own = seed.of("student");
        (students.areNamed() ? own.of(name) : own).seed(manager.getEngine());
        return make(name, manager);
    }

    /**
     * Another network like a student, with the same weights in arrays of its own.
     *
     * @param number how many were made before; what the engine draws next depends on it
     */
    Backbone copy(String name, Backbone student, int number, Seed seed, NDManager manager) {
        Backbone copy = another(name, number, seed, manager);
        copy.state().load(student.state());
        return copy;
    }

    /**
     * Another network like a student, its weights at random.
     *
     * @param number how many were made before; the weights depend on it
     */
    Backbone another(String name, int number, Seed seed, NDManager manager) {
        seed.of("copy").of(number).seed(manager.getEngine());
        return make(name, manager);
    }

    private Backbone make(String name, NDManager manager) {
        return make(name, students.byName().get(name).network(), manager);
    }

    /**
     * Another network that perceives what an only student does.
     *
     * @param network how it is made
     */
    Backbone make(NetworkSpec network, NDManager manager) {
        return make(students.firstName(), network, manager);
    }

    private Backbone make(String name, NetworkSpec network, NDManager manager) {
        return new RegisteredNetworks(registry)
                .create(
                        network.type(),
                        network.settings(),
                        BackboneContext.of(
                                Modalities.shape(
                                        dataset,
                                        students.key(name) + ".modality",
                                        students.byName().get(name).modality()),
                                dataset.classes().size(),
                                manager));
    }

    /**
     * Refuses weights that say that they are of another network than a student's.
     *
     * @throws org.kdtoolkit.api.ConfigurationException with both settings
     */
    private void requireSameNetwork(String name, WeightsFile weights) {
        StudentSpec spec = students.byName().get(name);
        NetworkClaim.of(weights.path())
                .ifPresent(
                        claim -> claim.require(students.key(name), spec.type(), spec.settings()));
    }

    /** The same of an only student. */
    void requireSameNetwork(WeightsFile weights) {
        requireSameNetwork(students.firstName(), weights);
    }

    /**
     * Gives a student the weights that it is to begin with, if there are some.
     *
     * @param name which
     * @return what a report must say of that
     */
    List<String> loadInitialWeights(String name, Backbone student, NDManager manager) {
        StudentSpec spec = students.byName().get(name);
        return spec.weights().stream()
                .map(file -> new WeightsFile(file, spec.weightsPrefix()))
                .map(weights -> load(name, student, weights, manager))
                .toList();
    }

    private String load(String name, Backbone student, WeightsFile weights, NDManager manager) {
        requireSameNetwork(name, weights);
        SavedHead head =
                weights.loadAllButHead(
                        student.state(),
                        student.head(),
                        manager,
                        "'%s' must be configured as the network that left these weights"
                                .formatted(students.key(name)));
        String who = students.areNamed() ? "the student '%s'".formatted(name) : "the student";
        String note = who + " begins with the weights of " + weights.path();
        if (head instanceof SavedHead.OfOtherClasses other) {
            return "%s; the head of %d classes was not taken".formatted(note, other.classes());
        }
        return head instanceof SavedHead.Absent
                ? note + ", which have no head: its own begins at random"
                : note;
    }
}

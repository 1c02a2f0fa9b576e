package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.kdtoolkit.api.model.Backbone;

/**
 * What a scheme is told when it is created.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public interface SchemeContext {

    /** The students by name, in the file's order, each with the modality that it perceives. */
    Map<String, Scheme.Trainee> students();

    /**
     * Another network like a student, with the student's present weights in arrays of its own.
     *
     * @param student the name of a student
     */
    Backbone copy(String student);

    /**
     * Another network like a student, with weights of its own, that begins as students of an
     * experiment do: with the weights of a file where the experiment names one for that student,
     * and at random otherwise. A context that makes none gives a {@link #copy}.
     *
     * @param student the name of a student
     */
    default Backbone fresh(String student) {
        return copy(student);
    }

    /** How many samples the students learn from; their indices are below it. */
    int trainingSamples();

    /** Owns the scheme's arrays; its engine's random numbers initialise them. */
    NDManager manager();

    /**
     * A context of these parts, which makes no fresh networks.
     *
     * @param students by name, in the file's order
     * @param copies makes another network like a student, by the student's name
     * @param trainingSamples how many samples the students learn from
     * @param manager owns the scheme's arrays
     */
    static SchemeContext of(
            Map<String, Scheme.Trainee> students,
            Function<String, Backbone> copies,
            int trainingSamples,
            NDManager manager) {
        return of(students, copies, copies, trainingSamples, manager);
    }

    /**
     * A context of these parts.
     *
     * @param students by name, in the file's order
     * @param copies makes another network like a student with the student's weights, by its name
     * @param fresh makes one that begins as a student does, with weights of its own
     * @param trainingSamples how many samples the students learn from
     * @param manager owns the scheme's arrays
     */
    static SchemeContext of(
            Map<String, Scheme.Trainee> students,
            Function<String, Backbone> copies,
            Function<String, Backbone> fresh,
            int trainingSamples,
            NDManager manager) {
        return new SchemeSurroundings(students, copies, fresh, trainingSamples, manager);
    }
}

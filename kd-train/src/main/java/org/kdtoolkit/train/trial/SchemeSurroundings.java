package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.distill.SchemeContext;
import org.kdtoolkit.api.model.Backbone;

/**
 * What a scheme is told.
 *
 * @param copies makes another network like a student, by the student's name
 */
record SchemeSurroundings(
        Map<String, Scheme.Trainee> students,
        int trainingSamples,
        NDManager manager,
        Function<String, Backbone> copies)
        implements SchemeContext {

    /** Copies the map, in its order. */
    SchemeSurroundings {
        students = Collections.unmodifiableMap(new LinkedHashMap<>(students));
    }

    @Override
    public Backbone copy(String student) {
        return copies.apply(student);
    }
}

package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.kdtoolkit.api.model.Backbone;

/** What {@link SchemeContext#of} was given. */
record SchemeSurroundings(
        Map<String, Scheme.Trainee> students,
        Function<String, Backbone> copies,
        Function<String, Backbone> afresh,
        int trainingSamples,
        NDManager manager)
        implements SchemeContext {

    /** Copies the map, in its order. */
    SchemeSurroundings {
        students = Collections.unmodifiableMap(new LinkedHashMap<>(students));
    }

    @Override
    public Backbone copy(String student) {
        return copies.apply(student);
    }

    @Override
    public Backbone fresh(String student) {
        return afresh.apply(student);
    }
}

package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.Map;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TokenEncoder;

/**
 * An encoder with the head on its embeddings: a student, or a teacher whose weights are a moving
 * average of a student's.
 *
 * @param encoder makes tokens
 * @param head projects their mean
 * @param parameters holds the head's weights
 */
record ProjectedEncoder(TokenEncoder encoder, ProjectionHead head, ParameterStore parameters)
        implements Stateful {

    /** A student with a fresh head. */
    static ProjectedEncoder student(TokenEncoder encoder, HeadConfig sizes, NDManager manager) {
        ProjectionHead head = new ProjectionHead(encoder.featureMap().width(), sizes);
        head.initialize(manager);
        return new ProjectedEncoder(encoder, head, new ParameterStore(manager, false));
    }

    /**
     * A teacher that begins as a student and follows it.
     *
     * @param copy of the student's encoder
     */
    static ProjectedEncoder teacher(
            TokenEncoder copy, ProjectedEncoder student, HeadConfig sizes, NDManager manager) {
        ProjectedEncoder teacher = student(copy, sizes, manager);
        teacher.head.state().load(student.head.state());
        teacher.state().entries().values().forEach(weight -> weight.freeze(true));
        return teacher;
    }

    /**
     * The head's outputs.
     *
     * @param embeddings [N, D]
     * @return [N, K]
     */
    NDArray project(NDArray embeddings) {
        return head.forward(parameters, new NDList(embeddings), true).singletonOrThrow();
    }

    /** Moves all weights towards those of a student. */
    void follow(ProjectedEncoder student, double momentum) {
        Map<String, Parameter> values = student.state().entries();
        state().entries()
                .forEach(
                        (name, weight) ->
                                MovingAverage.follow(
                                        weight.getArray(), values.get(name).getArray(), momentum));
    }

    /** The present weights: blocks may be shared with another encoder. */
    @Override
    public StateDict state() {
        return StateDict.builder()
                .add("backbone", encoder.state())
                .add("head", head.state())
                .build();
    }
}

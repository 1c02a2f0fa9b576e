package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.kdtoolkit.api.model.StudentOutput;

/**
 * The rule of two sides, enforced. The student's graph is cut at its outputs: losses are computed
 * from {@link #output() leaves} that hold the same values, and {@link #backward} carries on into
 * the student only what the student's side put on those leaves.
 *
 * <p>The distiller's parameters receive the gradients of both sides. The student is passed through
 * once, however many losses there are; the distiller twice if it has losses of its own.
 *
 * <pre>{@code
 * try (GradientCollector collector = engine.newGradientCollector()) {
 *     StudentCut cut = StudentCut.of(student.forward(images, true));
 *     Knowledge knowledge = filter.filter(cut.output(), teacher, batch);
 *     Losses losses = objective.evaluate(cut.output(), knowledge, batch);
 *     cut.backward(losses.plus(Losses.of(knowledge.losses())));
 * }
 * }</pre>
 */
public final class StudentCut {

    private final StudentOutput student;
    private final StudentOutput leaves;
    private final Autograd autograd;

    private StudentCut(StudentOutput student, StudentOutput leaves, Autograd autograd) {
        this.student = student;
        this.leaves = leaves;
        this.autograd = autograd;
    }

    /**
     * Cuts behind a student. To be called while a gradient collector is open.
     *
     * @param student the output of a forward pass
     * @throws IllegalArgumentException if the engine is neither PyTorch nor MXNet
     */
    public static StudentCut of(StudentOutput student) {
        Autograd autograd = Autograd.of(student.logits().getManager().getEngine().getEngineName());
        StudentOutput leaves =
                new StudentOutput(
                        leaf(student.featureMap()),
                        leaf(student.embedding()),
                        leaf(student.logits()));
        return new StudentCut(student, leaves, autograd);
    }

    /** The student's output, as the losses must see it. */
    public StudentOutput output() {
        return leaves;
    }

    /**
     * Runs all backward passes: gradients are added to those of the student's parameters (from the
     * student's side) and of the distiller's (from both).
     *
     * @param losses terms computed from {@link #output()}; at least one of the student's side
     * @throws IllegalArgumentException if there is no term of the student's side
     */
    public void backward(Losses losses) {
        if (losses.student().isEmpty()) {
            throw new IllegalArgumentException("no loss of the student's side, nothing to learn");
        }
        if (!losses.distiller().isEmpty()) {
            List<NDArray> terms = losses.distiller().stream().map(DistillerLoss::value).toList();
            autograd.backward(sum(terms), true);
            clear(leaves.featureMap());
            clear(leaves.embedding());
            clear(leaves.logits());
        }
        List<NDArray> terms = losses.student().stream().map(StudentLoss::value).toList();
        autograd.backward(sum(terms), false);
        // the scalar whose gradient on each output is the one that arrived at the output's leaf
        NDArray onward =
                onward(student.featureMap(), leaves.featureMap())
                        .add(onward(student.embedding(), leaves.embedding()))
                        .add(onward(student.logits(), leaves.logits()));
        autograd.backward(onward, false);
    }

    private static NDArray leaf(NDArray output) {
        NDArray leaf = output.stopGradient();
        leaf.setRequiresGradient(true);
        return leaf;
    }

    private static void clear(NDArray leaf) {
        try (NDArray gradient = leaf.getGradient()) {
            gradient.subi(gradient);
        }
    }

    private static NDArray onward(NDArray output, NDArray leaf) {
        try (NDArray gradient = leaf.getGradient()) {
            return output.mul(gradient).sum();
        }
    }

    private static NDArray sum(List<NDArray> terms) {
        return terms.stream().map(NDArray::sum).reduce(NDArray::add).orElseThrow();
    }
}

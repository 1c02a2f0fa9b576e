package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;
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
 *     Knowledge knowledge =
 *             filter.filter(FilterStep.of(cut.output(), teacher, batch, moment));
 *     Losses losses =
 *             objective.evaluate(ObjectiveStep.of(cut.output(), knowledge, batch, moment));
 *     cut.backward(losses.plus(Losses.of(knowledge.losses())));
 * }
 * }</pre>
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class StudentCut {

    private final StudentOutput student;
    private final StudentOutput leaves;
    private final Optional<LeafHead> head;
    private final Autograd autograd;

    private StudentCut(
            StudentOutput student,
            StudentOutput leaves,
            Optional<LeafHead> head,
            Autograd autograd) {
        this.student = student;
        this.leaves = leaves;
        this.head = head;
        this.autograd = autograd;
    }

    /**
     * Cuts the graph after a student. Call it while a gradient collector is open.
     *
     * @param student the output of a forward pass
     * @throws IllegalArgumentException if the engine is neither PyTorch nor MXNet
     */
    public static StudentCut of(StudentOutput student) {
        Autograd autograd = Autograd.of(student.logits().getManager().getEngine().getEngineName());
        Map<String, NDArray> stages = new LinkedHashMap<>();
        student.stages().forEach((stage, map) -> stages.put(stage, leaf(map)));
        StudentOutput leaves =
                StudentOutput.of(
                                leaf(student.featureMap()),
                                leaf(student.embedding()),
                                leaf(student.logits()))
                        .withStages(stages);
        Optional<LeafHead> head = student.head().map(LeafHead::new);
        return new StudentCut(student, head.map(leaves::withHead).orElse(leaves), head, autograd);
    }

    /** The student's output, as the losses must see it. */
    public StudentOutput output() {
        return leaves;
    }

    /**
     * Runs all backward passes: the student's parameters receive the gradients of the student's
     * side, the distiller's those of both. PyTorch adds them to the gradients that are there, MXNet
     * overwrites those.
     *
     * @param losses terms computed from {@link #output()}; at least one of the student's side
     * @throws IllegalArgumentException if there is no term of the student's side
     */
    public void backward(Losses losses) {
        if (losses.student().isEmpty()) {
            throw new IllegalArgumentException("no loss of the student's side, nothing to learn");
        }
        List<Optional<NDArray>> gradients =
                autograd.backward(
                        sum(losses.student().stream().map(StudentLoss::value)).orElseThrow(),
                        sum(losses.distiller().stream().map(DistillerLoss::value)),
                        Stream.concat(parts(leaves), usedHead(LeafHead::leaves)).toList());
        carryOn(gradients);
        gradients.forEach(gradient -> gradient.ifPresent(NDArray::close));
    }

    /** Gives the student what arrived at the leaves; no loss may have reached some of them. */
    private void carryOn(List<Optional<NDArray>> gradients) {
        List<NDArray> outputs = Stream.concat(parts(student), usedHead(LeafHead::weights)).toList();
        List<NDArray> reached = new ArrayList<>();
        List<NDArray> arrived = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            if (gradients.get(i).isPresent()) {
                reached.add(outputs.get(i));
                arrived.add(gradients.get(i).get());
            }
        }
        autograd.carryOn(reached, arrived);
    }

    private static Stream<NDArray> parts(StudentOutput output) {
        return Stream.concat(
                Stream.of(output.featureMap(), output.embedding(), output.logits()),
                output.stages().values().stream());
    }

    /** Arrays of the head, if a loss has asked for logits. */
    private Stream<NDArray> usedHead(Function<LeafHead, List<NDArray>> arrays) {
        return head.filter(LeafHead::isUsed).map(arrays).stream().flatMap(List::stream);
    }

    static NDArray leaf(NDArray output) {
        NDArray leaf = output.stopGradient();
        leaf.setRequiresGradient(true);
        return leaf;
    }

    private static Optional<NDArray> sum(Stream<NDArray> terms) {
        return terms.map(term -> term.getShape().isScalar() ? term : term.sum())
                .reduce(NDArray::add);
    }
}

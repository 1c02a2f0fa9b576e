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

    private final List<Pass> passes;
    private final Autograd autograd;

    private StudentCut(List<Pass> passes, Autograd autograd) {
        this.passes = passes;
        this.autograd = autograd;
    }

    /**
     * One pass through the student.
     *
     * @param student what it gave
     * @param leaves the same, as the losses see it
     * @param head makes class scores for losses that ask for some
     */
    private record Pass(StudentOutput student, StudentOutput leaves, Optional<LeafHead> head) {

        static Pass of(StudentOutput student) {
            Map<String, NDArray> stages = new LinkedHashMap<>();
            student.stages().forEach((stage, map) -> stages.put(stage, leaf(map)));
            StudentOutput leaves =
                    StudentOutput.of(
                                    leaf(student.featureMap()),
                                    leaf(student.embedding()),
                                    leaf(student.logits()))
                            .withStages(stages);
            Optional<LeafHead> head = student.head().map(LeafHead::new);
            return new Pass(student, head.map(leaves::withHead).orElse(leaves), head);
        }

        /** What losses reach. */
        Stream<NDArray> reachable() {
            return Stream.concat(parts(leaves), usedHead(LeafHead::leaves));
        }

        /** What it was made of, in the same order. */
        Stream<NDArray> outputs() {
            return Stream.concat(parts(student), usedHead(LeafHead::weights));
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
    }

    /**
     * Cuts the graph after a student. Call it while a gradient collector is open.
     *
     * @param student the output of a forward pass
     * @throws IllegalArgumentException if the engine is neither PyTorch nor MXNet
     */
    public static StudentCut of(StudentOutput student) {
        return new StudentCut(List.of(Pass.of(student)), autograd(student));
    }

    /**
     * Cuts the graph after two passes of a student, of two views of the same samples.
     *
     * @param student the output of the first forward pass
     * @param second that of the second
     * @throws IllegalArgumentException if the engine is neither PyTorch nor MXNet
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public static StudentCut of(StudentOutput student, StudentOutput second) {
        return new StudentCut(List.of(Pass.of(student), Pass.of(second)), autograd(student));
    }

    private static Autograd autograd(StudentOutput student) {
        return Autograd.of(student.logits().getManager().getEngine().getEngineName());
    }

    /** The student's output, as the losses must see it. */
    public StudentOutput output() {
        return passes.get(0).leaves();
    }

    /** The same of the second view; empty if there is one pass. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Optional<StudentOutput> second() {
        return passes.stream().skip(1).map(Pass::leaves).findFirst();
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
                        passes.stream().flatMap(Pass::reachable).toList());
        carryOn(gradients);
        gradients.forEach(gradient -> gradient.ifPresent(NDArray::close));
    }

    /** Gives the student what arrived at the leaves; no loss may have reached some of them. */
    private void carryOn(List<Optional<NDArray>> gradients) {
        List<NDArray> outputs = passes.stream().flatMap(Pass::outputs).toList();
        List<NDArray> reached = new ArrayList<>();
        List<NDArray> arrived = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            if (gradients.get(i).isPresent()) {
                reached.add(outputs.get(i));
                arrived.add(gradients.get(i).get());
            }
        }
        if (!reached.isEmpty()) {
            autograd.carryOn(reached, arrived);
        }
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

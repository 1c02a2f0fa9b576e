package org.kdtoolkit.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.StudentCut;
import org.kdtoolkit.api.distill.StudentLoss;

/**
 * A step of a filter with something that learns from its knowledge.
 *
 * @param filter fresh, so that steps of the same example are the same
 */
record FilterTrial(Filter filter) {

    /** All that comes of one step. */
    Outcome take(ExampleStep example) {
        NDArray weight = ExampleStep.studentWeight(example.tokens().getManager());
        weight.setRequiresGradient(true);
        Outcome outcome = new Outcome();
        try (GradientCollector collector = weight.getManager().getEngine().newGradientCollector()) {
            StudentCut cut = StudentCut.of(example.student(weight));
            Knowledge knowledge = filter.filter(example.filterStep(cut.output()));
            outcome.add("embedding", knowledge.embedding());
            outcome.add("target", knowledge.target());
            knowledge.logits().ifPresent(logits -> outcome.add("logits", logits));
            knowledge.losses().forEach(term -> outcome.add(term.name(), term.value()));
            cut.backward(objective(cut, knowledge).plus(Losses.of(knowledge.losses())));
        }
        filter.afterStep();
        outcome.addGradient("the student", weight);
        outcome.addState(filter);
        return outcome;
    }

    /** A term of the student's side that draws it to the knowledge. */
    static Losses objective(StudentCut cut, Knowledge knowledge) {
        NDArray value = cut.output().embedding().mul(knowledge.target()).sum();
        return Losses.of(new StudentLoss("objective", value));
    }
}

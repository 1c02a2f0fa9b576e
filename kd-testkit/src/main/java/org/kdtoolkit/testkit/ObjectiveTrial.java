package org.kdtoolkit.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Rows;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.StudentCut;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StudentOutput;

/**
 * A step of an objective whose knowledge comes from a filter that learns.
 *
 * @param objective fresh, so that steps of the same example are the same
 * @param needsLabels whether it is asked about samples with labels alone, as in a training
 */
record ObjectiveTrial(Objective objective, boolean needsLabels) {

    /** All that comes of one step. */
    Outcome take(ExampleStep example) {
        NDArray weight = ExampleStep.studentWeight(example.tokens().getManager());
        Knowledge knowledge = example.knowledge();
        Map<String, NDArray> leaves = new LinkedHashMap<>();
        leaves.put("the student", weight);
        leaves.put("the knowledge's embedding", knowledge.embedding());
        leaves.put("the knowledge's target", knowledge.target());
        leaves.put("the knowledge's logits", knowledge.logits().orElseThrow());
        leaves.values().forEach(leaf -> leaf.setRequiresGradient(true));
        Outcome outcome = new Outcome();
        try (GradientCollector collector = weight.getManager().getEngine().newGradientCollector()) {
            StudentCut cut = StudentCut.of(example.student(weight));
            Losses losses = losses(example, cut.output(), knowledge);
            losses.student().forEach(term -> outcome.add(term.name(), term.value()));
            losses.distiller().forEach(term -> outcome.add(term.name(), term.value()));
            cut.backward(losses.plus(anchor(cut.output())));
        }
        objective.afterStep();
        leaves.forEach(outcome::addGradient);
        outcome.addState(objective);
        return outcome;
    }

    private Losses losses(ExampleStep example, StudentOutput student, Knowledge knowledge) {
        boolean[] labelled = example.batch().targets().labelled();
        long count = IntStream.range(0, labelled.length).filter(row -> labelled[row]).count();
        if (!needsLabels || count == labelled.length) {
            return objective.evaluate(example.objectiveStep(student, knowledge));
        }
        if (count == 0) {
            return Losses.none();
        }
        Rows rows = Rows.marked(labelled, student.logits().getManager());
        return objective.evaluate(example.objectiveStep(student, knowledge, rows));
    }

    /** A term of the student's side, as no step goes without. */
    static Losses anchor(StudentOutput student) {
        return Losses.of(new StudentLoss("anchor", student.logits().square().sum()));
    }
}

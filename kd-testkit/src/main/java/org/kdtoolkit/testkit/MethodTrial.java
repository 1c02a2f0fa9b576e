package org.kdtoolkit.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Rows;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.StudentCut;
import org.kdtoolkit.api.model.StudentOutput;

/**
 * A step of a whole method.
 *
 * @param method fresh, so that steps of the same example are the same
 * @param learnsWithoutLabels whether it is asked about samples without labels too, as in a training
 */
record MethodTrial(Method method, boolean learnsWithoutLabels) {

    /** All that comes of one step. */
    Outcome take(ExampleStep example) {
        return take(example, () -> {});
    }

    /** The same, with something that happens before the backward pass. */
    Outcome take(ExampleStep example, Runnable beforeBackward) {
        NDArray weight = ExampleStep.studentWeight(example.tokens().getManager());
        weight.setRequiresGradient(true);
        Outcome outcome = new Outcome();
        try (GradientCollector collector = weight.getManager().getEngine().newGradientCollector()) {
            StudentCut cut = StudentCut.of(example.student(weight));
            Losses losses = losses(example, cut.output());
            terms(losses).forEach(outcome::add);
            beforeBackward.run();
            cut.backward(losses.plus(ObjectiveTrial.anchor(cut.output())));
        }
        method.afterStep();
        outcome.addGradient("the student", weight);
        outcome.addState(method);
        return outcome;
    }

    /** The values of a step's terms, by name. */
    Map<String, NDArray> terms(ExampleStep example) {
        NDArray weight = ExampleStep.studentWeight(example.tokens().getManager());
        return terms(losses(example, example.student(weight)));
    }

    private static Map<String, NDArray> terms(Losses losses) {
        Map<String, NDArray> terms = new LinkedHashMap<>();
        losses.student().forEach(term -> terms.put(term.name(), term.value()));
        losses.distiller().forEach(term -> terms.put(term.name(), term.value()));
        return terms;
    }

    private Losses losses(ExampleStep example, StudentOutput student) {
        boolean[] labelled = example.batch().targets().labelled();
        long count = IntStream.range(0, labelled.length).filter(row -> labelled[row]).count();
        if (learnsWithoutLabels || count == labelled.length) {
            return method.losses(example.methodStep(student));
        }
        if (count == 0) {
            return Losses.none();
        }
        Rows rows = Rows.marked(labelled, student.logits().getManager());
        return method.losses(example.methodStep(student, rows));
    }
}

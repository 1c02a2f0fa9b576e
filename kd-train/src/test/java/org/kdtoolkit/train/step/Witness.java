package org.kdtoolkit.train.step;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;

/** An objective that remembers what it was given; its loss is 1. */
final class Witness implements Objective {

    private final DistillerContext context;
    private final List<ObjectiveStep> steps = new ArrayList<>();
    private int endings;

    Witness(DistillerContext context) {
        this.context = context;
    }

    /** What it was told when it was created. */
    DistillerContext context() {
        return context;
    }

    /** The steps that it was asked about. */
    List<ObjectiveStep> steps() {
        return steps;
    }

    /** The only step that it was asked about. */
    ObjectiveStep step() {
        if (steps.size() != 1) {
            throw new IllegalStateException("expected one step, found " + steps.size());
        }
        return steps.get(0);
    }

    /** How often it heard of the end of a step. */
    int endings() {
        return endings;
    }

    @Override
    public Losses evaluate(ObjectiveStep step) {
        steps.add(step);
        return Losses.of(new StudentLoss("one", step.student().logits().getManager().create(1f)));
    }

    @Override
    public void afterStep() {
        endings++;
    }
}

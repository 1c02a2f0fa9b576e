package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Rows;
import org.kdtoolkit.api.distill.InitialPhase;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.MethodStep;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.train.config.WeightSchedule;

/**
 * An objective, whom it learns from, and what its loss is multiplied by.
 *
 * @param objective the objective
 * @param reading what it reads
 * @param teacherLabels completes the labels that it reads, where that is asked for
 * @param teachers the names of the teachers that it reads, the foremost first
 * @param weight the full factor
 * @param schedule how the factor changes
 */
record WeightedObjective(
        Objective objective,
        Reading reading,
        Optional<TeacherLabels> teacherLabels,
        List<String> teachers,
        double weight,
        WeightSchedule schedule) {

    /** What it asks to be trained before. */
    Optional<InitialPhase> phase() {
        return objective.initialPhase();
    }

    /** Whether it is part of the training itself. */
    boolean isInTraining() {
        return phase().filter(InitialPhase::isOnly).isEmpty();
    }

    /** The same with another loss, which is not weighted. */
    WeightedObjective unweighted(Objective other) {
        return new WeightedObjective(
                other, reading, teacherLabels, teachers, 1, new WeightSchedule.Constant());
    }

    /**
     * Its losses on those samples that all of its teachers know, and that have a label if it needs
     * labels.
     *
     * @param taught what each teacher teaches that knows some sample
     * @param second the same of the second view, where the step has one
     * @param whole the step of all samples
     */
    Losses losses(
            Map<String, TaughtBatch> taught, Map<String, TaughtBatch> second, MethodStep whole) {
        return step(taught, whole)
                .map(step -> reading.secondView().isEmpty() ? step : seenTwice(step, second, whole))
                .map(step -> objective.evaluate(step.withReadings(whole.readings())))
                .map(losses -> losses.weighted(weight * schedule.factor(whole.moment())))
                .orElse(Losses.none());
    }

    private ObjectiveStep seenTwice(
            ObjectiveStep step, Map<String, TaughtBatch> second, MethodStep whole) {
        return step(second, whole).map(step::withSecond).orElse(step);
    }

    /** Its step of one view; empty if there is no sample for it. */
    private Optional<ObjectiveStep> step(Map<String, TaughtBatch> taught, MethodStep whole) {
        if (!taught.keySet().containsAll(teachers)) {
            return Optional.empty();
        }
        TaughtBatch first = taught.get(teachers.get(0));
        Batch batch = labelled(first);
        Set<Integer> left = leftOut(taught, first.missing(), batch.targets().labelled());
        if (left.size() == whole.batch().size()) {
            return Optional.empty();
        }
        Map<String, Knowledge> knowledge = new LinkedHashMap<>();
        for (String teacher : teachers) {
            TaughtBatch of = taught.get(teacher);
            Knowledge all = of.knowledge(reading);
            knowledge.put(teacher, isSame(of, left) ? all : all.rows(rows(of, left)));
        }
        TrainingMoment moment = whole.moment();
        StudentOutput student = first.student(reading);
        return Optional.of(
                isSame(first, left)
                        ? ObjectiveStep.of(student, knowledge, batch, moment)
                        : common(student, batch, rows(first, left), knowledge, moment));
    }

    /** The samples that the foremost teacher knows, with the labels that the objective reads. */
    private Batch labelled(TaughtBatch first) {
        return teacherLabels
                .map(labels -> labels.complete(first.batch(), first.output().logits().get()))
                .orElse(first.batch());
    }

    private static ObjectiveStep common(
            StudentOutput student,
            Batch batch,
            Rows rows,
            Map<String, Knowledge> knowledge,
            TrainingMoment moment) {
        return ObjectiveStep.of(student.rows(rows), knowledge, batch.rows(rows), moment);
    }

    /**
     * The rows of the step's batch that it is not asked about.
     *
     * @param unknown the rows that the foremost teacher knows nothing about, ascending
     * @param labelled whether each of the others has a label
     */
    private Set<Integer> leftOut(
            Map<String, TaughtBatch> taught, List<Integer> unknown, boolean[] labelled) {
        Set<Integer> left = new TreeSet<>();
        teachers.forEach(teacher -> left.addAll(taught.get(teacher).missing()));
        if (reading.needs(Need.LABELS)) {
            int row = 0;
            for (boolean has : labelled) {
                while (unknown.contains(row)) {
                    row++;
                }
                if (!has) {
                    left.add(row);
                }
                row++;
            }
        }
        return left;
    }

    private static boolean isSame(TaughtBatch taught, Set<Integer> left) {
        return taught.missing().size() == left.size();
    }

    /** Takes out of what one teacher teaches what is not left out on others' account. */
    private static Rows rows(TaughtBatch taught, Set<Integer> left) {
        List<Integer> further = new ArrayList<>();
        int known = 0;
        for (int row = 0; known < taught.batch().size(); row++) {
            if (!taught.missing().contains(row)) {
                if (left.contains(row)) {
                    further.add(known);
                }
                known++;
            }
        }
        NDManager manager = taught.student().logits().getManager();
        return Rows.without(further, taught.batch().size(), manager);
    }
}

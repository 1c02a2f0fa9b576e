package org.kdtoolkit.baselines.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kdtoolkit.api.distill.DistillerContext;

/**
 * What a report must say of the order of paired stages. Nothing forbids an unusual one, and it is
 * easily a mistake.
 */
public final class StageOrder {

    private final String objective;
    private final List<PairedStage> pairs;
    private final List<String> students;
    private final List<String> teachers;

    private StageOrder(String objective, List<PairedStage> pairs, DistillerContext context) {
        this.objective = objective;
        this.pairs = pairs;
        this.students = List.copyOf(context.studentStages().keySet());
        this.teachers = List.copyOf(context.teacher().stages().keySet());
    }

    /**
     * Notes of an objective that adds its pairs up: those that cross.
     *
     * @param objective its name
     * @param pairs in the order in which they are told
     * @param context has the stages of both, from the first to the last
     */
    public static List<String> ofSum(
            String objective, List<PairedStage> pairs, DistillerContext context) {
        return new StageOrder(objective, pairs, context).crossing();
    }

    /** Notes of an objective that takes its pairs one behind the other. */
    public static List<String> ofSequence(
            String objective, List<PairedStage> pairs, DistillerContext context) {
        StageOrder order = new StageOrder(objective, pairs, context);
        return Stream.concat(order.crossing().stream(), order.backward().stream()).toList();
    }

    private List<String> crossing() {
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            for (PairedStage other : pairs.subList(i + 1, pairs.size())) {
                PairedStage one = pairs.get(i);
                if (compare(students, one.studentStage(), other.studentStage())
                                * compare(teachers, one.teacherStage(), other.teacherStage())
                        < 0) {
                    notes.add(crossing(one, other));
                }
            }
        }
        return notes;
    }

    private String crossing(PairedStage one, PairedStage other) {
        return "the objective '%s' compares stages crosswise: the student's '%s' with the teacher's '%s', and the student's '%s' with the teacher's '%s'; one network has them in the other order"
                .formatted(
                        objective,
                        one.studentStage(),
                        one.teacherStage(),
                        other.studentStage(),
                        other.teacherStage());
    }

    private List<String> backward() {
        List<String> notes = new ArrayList<>();
        for (int i = 1; i < pairs.size(); i++) {
            PairedStage before = pairs.get(i - 1);
            PairedStage behind = pairs.get(i);
            if (compare(students, before.studentStage(), behind.studentStage()) > 0) {
                notes.add(
                        "the objective '%s' takes pairs from the first stage to the last, and the student's '%s' is listed before '%s', which comes first"
                                .formatted(
                                        objective, before.studentStage(), behind.studentStage()));
            }
        }
        return notes;
    }

    private static int compare(List<String> order, String one, String other) {
        return Integer.compare(order.indexOf(one), order.indexOf(other));
    }
}

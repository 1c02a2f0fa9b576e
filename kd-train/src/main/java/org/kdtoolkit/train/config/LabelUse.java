package org.kdtoolkit.train.config;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;

/**
 * How a method learns from samples without a label.
 *
 * @param learnsWithout whether the student learns anything from them
 * @param notes what reports say of that where there are such samples
 */
public record LabelUse(boolean learnsWithout, List<String> notes) {

    /** Copies the notes. */
    public LabelUse {
        notes = List.copyOf(notes);
    }

    /** What the providers of a method's parts say. */
    public static LabelUse of(MethodSpec method, Registry registry) {
        return method.isWhole()
                ? ofWhole(method, registry)
                : ofComposed(method, method.objectives(), registry);
    }

    /**
     * What the providers say of a part of a composed method.
     *
     * @param objectives those of its objectives that the student learns from then
     */
    public static LabelUse of(
            MethodSpec method, List<ObjectiveSpec> objectives, Registry registry) {
        return ofComposed(method, objectives, registry);
    }

    /**
     * The same of a training behind initial epochs.
     *
     * @param initial how these learn
     */
    public LabelUse behind(LabelUse initial) {
        return learnsWithout || !initial.learnsWithout
                ? this
                : new LabelUse(
                        false,
                        List.of(
                                "behind the initial epochs nothing in it learns from samples"
                                        + " without a label: it sees none there"));
    }

    private static LabelUse ofWhole(MethodSpec method, Registry registry) {
        boolean learns =
                method.scheme(registry)
                        .map(scheme -> !scheme.trainsHeads())
                        .orElseGet(
                                () ->
                                        registry.get(Kind.METHOD, method.provider())
                                                .learnsWithoutLabels());
        return learns ? new LabelUse(true, List.of()) : needed();
    }

    /** Whatever a filter learns by itself, the student learns from the objectives. */
    private static LabelUse ofComposed(
            MethodSpec method, List<ObjectiveSpec> objectives, Registry registry) {
        List<String> notes = new ArrayList<>();
        boolean learns = false;
        for (ObjectiveSpec objective : objectives) {
            boolean reads =
                    registry.get(Kind.OBJECTIVE, objective.type())
                            .needs(objective.settings())
                            .contains(Need.LABELS);
            boolean completes = objective.unlabelled() == Unlabelled.TEACHER;
            learns |= !reads || completes;
            if (completes) {
                notes.add(completed(objective.type(), objective.confidence()));
            } else if (reads) {
                notes.add("%s leaves out samples without a label".formatted(objective.type()));
            }
        }
        method.filter()
                .filter(filter -> filter.unlabelled() == Unlabelled.TEACHER)
                .ifPresent(filter -> notes.add(completed(filter.type(), filter.confidence())));
        return learns ? new LabelUse(true, notes) : needed();
    }

    private static LabelUse needed() {
        return new LabelUse(
                false, List.of("nothing in it learns from samples without a label: it sees none"));
    }

    private static String completed(String type, double confidence) {
        return "%s takes the teacher's class where a label is missing%s"
                .formatted(
                        type,
                        confidence > 0
                                ? ", if its probability is at least %s".formatted(confidence)
                                : "");
    }
}

package org.kdtoolkit.train.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.eval.diagnosis.Rehearsal;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.LabelUse;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.Pairs;

/** What the methods of an experiment learn from, as far as it makes a difference in a rehearsal. */
final class MethodLessons {

    private MethodLessons() {}

    /**
     * The names of the methods that distil, by what they learn from; of an experiment without any,
     * what most methods do.
     */
    static Map<Rehearsal.Lesson, List<String>> of(ExperimentConfig config, Registry registry) {
        Map<Rehearsal.Lesson, List<String>> lessons = new LinkedHashMap<>();
        for (MethodSpec method : config.methods()) {
            if (asksTeacher(method, registry) && method.pairs() == Pairs.MATCHED) {
                lessons.computeIfAbsent(lesson(method, config, registry), l -> new ArrayList<>())
                        .add(method.name());
            }
        }
        if (lessons.isEmpty()) {
            lessons.put(new Rehearsal.Lesson(Rehearsal.Pairs.ALL, true), List.of());
        }
        return lessons;
    }

    private static boolean asksTeacher(MethodSpec method, Registry registry) {
        return !method.isWhole()
                || method.scheme(registry).isEmpty()
                        && method.settings()
                                .filter(
                                        settings ->
                                                !registry.get(Kind.METHOD, method.provider())
                                                        .teachers(settings)
                                                        .isEmpty())
                                .isPresent();
    }

    private static Rehearsal.Lesson lesson(
            MethodSpec method, ExperimentConfig config, Registry registry) {
        double classWeight = method.classWeight().orElse(config.training().classWeight());
        return new Rehearsal.Lesson(
                LabelUse.of(method, registry).learnsWithout()
                        ? Rehearsal.Pairs.ALL
                        : Rehearsal.Pairs.LABELLED,
                classWeight > 0);
    }
}

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
import org.kdtoolkit.train.config.TeacherNames;

/** What the methods of an experiment learn from, as far as it makes a difference in a rehearsal. */
final class MethodLessons {

    private MethodLessons() {}

    /**
     * The names of the methods that distil from a teacher, by what they learn from; where there are
     * none, what most methods do.
     *
     * @param teacher the teacher's name
     * @param names all teachers
     */
    static Map<Rehearsal.Lesson, List<String>> of(
            ExperimentConfig config, Registry registry, String teacher, TeacherNames names) {
        Map<Rehearsal.Lesson, List<String>> lessons = new LinkedHashMap<>();
        for (MethodSpec method : config.methods()) {
            if (asks(method, registry, teacher, names) && method.pairs() == Pairs.MATCHED) {
                lessons.computeIfAbsent(lesson(method, config, registry), l -> new ArrayList<>())
                        .add(method.name());
            }
        }
        if (lessons.isEmpty()) {
            lessons.put(new Rehearsal.Lesson(Rehearsal.Pairs.ALL, true), List.of());
        }
        return lessons;
    }

    private static boolean asks(
            MethodSpec method, Registry registry, String teacher, TeacherNames names) {
        if (!method.isWhole()) {
            return names.filter(method, teacher).isPresent()
                    || method.objectives().stream()
                            .anyMatch(one -> names.meant(one.named()).contains(teacher));
        }
        return method.scheme(registry).isEmpty()
                && method.settings().stream()
                        .map(registry.get(Kind.METHOD, method.provider())::teachers)
                        .anyMatch(
                                named ->
                                        named.contains(teacher)
                                                || !named.isEmpty() && names.known().size() == 1);
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

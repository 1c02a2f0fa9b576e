package org.kdtoolkit.train.step;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.train.config.ObjectiveFit;

/**
 * The inner feature maps that student and teachers are asked for.
 *
 * @param student the student's
 * @param teachers each teacher's, by its name
 */
record AskedStages(Set<String> student, Map<String, Set<String>> teachers) {

    /**
     * Those that objectives read.
     *
     * @param objectives the objectives
     * @param teachers what each teacher gives
     */
    static AskedStages of(
            Collection<WeightedObjective> objectives, Map<String, TeacherShape> teachers) {
        return new AskedStages(ofStudent(objectives), ofTeachers(objectives, teachers));
    }

    private static Set<String> ofStudent(Collection<WeightedObjective> objectives) {
        return objectives.stream()
                .flatMap(objective -> objective.reading().askedOfStudent().stream())
                .collect(Collectors.toSet());
    }

    private static Map<String, Set<String>> ofTeachers(
            Collection<WeightedObjective> objectives, Map<String, TeacherShape> teachers) {
        Map<String, Set<String>> stages = new HashMap<>();
        for (WeightedObjective objective : objectives) {
            for (String teacher : objective.teachers()) {
                Set<String> read = new HashSet<>(objective.reading().askedOfTeacher());
                TeacherShape shape = teachers.get(teacher);
                read.retainAll(
                        ObjectiveFit.names(
                                shape.stages().keySet(), shape.preactivations().keySet()));
                stages.computeIfAbsent(teacher, t -> new HashSet<>()).addAll(read);
            }
        }
        return stages;
    }
}

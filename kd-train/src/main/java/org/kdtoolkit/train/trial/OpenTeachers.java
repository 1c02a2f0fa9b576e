package org.kdtoolkit.train.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.model.Teacher;

/**
 * Teachers that can be asked.
 *
 * @param byName all of them, in the experiment file's order
 * @param grades what was found of each, in the same order
 * @param spoilt what corruptions do, by the names of the teachers that are corrupted
 * @param uncorrupted all of them as they are without their corruptions
 */
public record OpenTeachers(
        Map<String, Teacher> byName,
        List<TeacherGrade> grades,
        Map<String, SpoiltSamples> spoilt,
        Map<String, Teacher> uncorrupted) {

    /** Teachers that are not corrupted. */
    public OpenTeachers(Map<String, Teacher> byName, List<TeacherGrade> grades) {
        this(byName, grades, Map.of(), byName);
    }

    /** Copies the maps and the list. */
    public OpenTeachers {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        grades = List.copyOf(grades);
        spoilt = Collections.unmodifiableMap(new LinkedHashMap<>(spoilt));
        uncorrupted = Map.copyOf(uncorrupted);
    }
}

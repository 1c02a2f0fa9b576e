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
 */
public record OpenTeachers(Map<String, Teacher> byName, List<TeacherGrade> grades) {

    /** Copies the map and the list. */
    public OpenTeachers {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        grades = List.copyOf(grades);
    }
}

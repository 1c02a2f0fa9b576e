package org.kdtoolkit.train.trial;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Subset;

/**
 * How often a teacher itself is right.
 *
 * @param teacher the teacher's name
 * @param top1 the share of right answers on each subset that has samples it knows something about
 */
public record TeacherGrade(String teacher, Map<Subset, Double> top1) {

    /** Copies the shares. */
    public TeacherGrade {
        Map<Subset, Double> copy = new EnumMap<>(Subset.class);
        copy.putAll(top1);
        top1 = copy;
    }

    /** The shares under names such as {@code test/top1}. */
    public Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        top1.forEach((subset, share) -> metrics.put(subset.key() + "/top1", share));
        return metrics;
    }

    /** The same of all teachers; of several, the names begin with the teacher's. */
    static Map<String, Double> metrics(List<TeacherGrade> grades) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (TeacherGrade grade : grades) {
            String prefix = grades.size() == 1 ? "" : grade.teacher() + "/";
            grade.metrics().forEach((name, share) -> metrics.put(prefix + name, share));
        }
        return metrics;
    }
}

package org.kdtoolkit.train.trial;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;

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

    /** The shares as metrics of an only teacher. */
    public Map<MetricKey, Double> metrics() {
        Map<MetricKey, Double> metrics = new LinkedHashMap<>();
        top1.forEach((subset, share) -> metrics.put(MetricKey.of(subset, "top1"), share));
        return metrics;
    }

    /** The same of all teachers; of several, each key names its teacher. */
    static Map<MetricKey, Double> metrics(List<TeacherGrade> grades) {
        Map<MetricKey, Double> metrics = new LinkedHashMap<>();
        for (TeacherGrade grade : grades) {
            boolean only = grades.size() == 1;
            grade.metrics()
                    .forEach(
                            (key, share) ->
                                    metrics.put(
                                            only ? key : key.ofTeacher(grade.teacher()), share));
        }
        return metrics;
    }
}

package org.kdtoolkit.train.trial;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.TeacherWarning;
import org.kdtoolkit.teachers.check.TeacherDoubt;

/**
 * What was found of a teacher before anybody learnt from it.
 *
 * @param teacher the teacher's name
 * @param top1 the share of right answers on each subset that has samples it knows something about
 * @param doubts what looks wrong; empty if nobody was to look
 */
public record TeacherGrade(String teacher, Map<Subset, Double> top1, List<TeacherDoubt> doubts) {

    /** Copies the shares and the doubts. */
    public TeacherGrade {
        Map<Subset, Double> copy = new EnumMap<>(Subset.class);
        copy.putAll(top1);
        top1 = copy;
        doubts = List.copyOf(doubts);
    }

    /** The shares as metrics of an only teacher. */
    public Map<MetricKey, Double> metrics() {
        Map<MetricKey, Double> metrics = new LinkedHashMap<>();
        top1.forEach((subset, share) -> metrics.put(MetricKey.of(subset, "top1"), share));
        return metrics;
    }

    /**
     * The doubts as sentences.
     *
     * @param only whether there is no other teacher, so that this one needs no name
     */
    public List<String> warnings(boolean only) {
        return doubts.stream()
                .map(
                        doubt ->
                                only
                                        ? TeacherWarning.ofOnly(doubt.text())
                                        : TeacherWarning.of(teacher, doubt.text()))
                .toList();
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

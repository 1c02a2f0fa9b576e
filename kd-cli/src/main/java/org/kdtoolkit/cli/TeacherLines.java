package org.kdtoolkit.cli;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.report.result.Declarations;
import org.kdtoolkit.train.trial.TeacherGrade;

/** What is said of the teachers: once, though trials of a plan open them anew. */
final class TeacherLines {

    private List<TeacherGrade> said = List.of();

    /** The lines for some teachers; none if they were the last that were spoken of. */
    List<String> of(List<TeacherGrade> grades, Declarations declarations) {
        if (grades.equals(said)) {
            return List.of();
        }
        said = List.copyOf(grades);
        List<String> lines = new ArrayList<>();
        for (TeacherGrade grade : grades) {
            if (!grade.top1().isEmpty()) {
                String whose =
                        grades.size() == 1
                                ? "the teacher's"
                                : "the teacher '%s', its".formatted(grade.teacher());
                lines.add(
                        "%s own accuracy: %s"
                                .formatted(whose, TopOne.text(grade.metrics(), declarations)));
            }
            grade.warnings(grades.size() == 1)
                    .forEach(warning -> lines.add("warning: " + Printable.line(warning)));
        }
        return lines;
    }
}

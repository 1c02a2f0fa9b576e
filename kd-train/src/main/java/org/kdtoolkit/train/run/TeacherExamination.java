package org.kdtoolkit.train.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.internal.NumberedList;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.teachers.TeacherAccuracy;
import org.kdtoolkit.teachers.TeacherPass;
import org.kdtoolkit.teachers.check.TeacherCheck;
import org.kdtoolkit.teachers.check.TeacherDoubt;
import org.kdtoolkit.teachers.check.TeacherInterview;
import org.kdtoolkit.train.config.OnDoubt;
import org.kdtoolkit.train.config.ResolvedTeacher;
import org.kdtoolkit.train.trial.TeacherGrade;

/**
 * A look at a teacher before anybody learns from it.
 *
 * @param described what is known of it
 * @param uncorrupted the teacher as it is without its corruption
 * @param pass asks it, corrupted
 * @param untouched the indices of the training samples that no corruption hits: the others are
 *     wrong on purpose
 */
record TeacherExamination(
        ResolvedTeacher described, Teacher uncorrupted, TeacherPass pass, IntPredicate untouched) {

    String name() {
        return described.name();
    }

    Teacher teacher() {
        return pass.teacher();
    }

    /** How often it is right, and what looks wrong. */
    TeacherGrade grade() {
        return new TeacherGrade(name(), top1(), doubts());
    }

    private Map<Subset, Double> top1() {
        TeacherAccuracy accuracy = new TeacherAccuracy(pass);
        Map<Subset, Double> top1 = new EnumMap<>(Subset.class);
        for (Subset subset : Subset.values()) {
            TeacherAccuracy.Result result = accuracy.on(subset);
            if (result.samples() > 0) {
                top1.put(subset, result.top1());
            }
        }
        return top1;
    }

    private List<TeacherDoubt> doubts() {
        if (described.spec().check() == OnDoubt.OFF) {
            return List.of();
        }
        TeacherInterview interview = new TeacherInterview(pass);
        return new TeacherCheck(pass.dataset().classes())
                .of(
                        interview.on(Subset.TRAIN, untouched),
                        interview.on(Subset.VALIDATION, index -> true));
    }

    /**
     * Ends the run where a teacher looks wrong that was not to.
     *
     * @throws DataException with all that looks wrong about such teachers
     */
    static void refuseDoubtful(List<ResolvedTeacher> described, List<TeacherGrade> grades) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < grades.size(); i++) {
            ResolvedTeacher teacher = described.get(i);
            if (teacher.spec().check() == OnDoubt.FAIL) {
                grades.get(i)
                        .doubts()
                        .forEach(doubt -> problems.add(teacher.key() + ": " + doubt.text()));
            }
        }
        if (!problems.isEmpty()) {
            throw new DataException(NumberedList.of(problems));
        }
    }
}

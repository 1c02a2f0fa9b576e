package org.kdtoolkit.baselines.stage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.config.Alone;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.model.FeatureMapShape;

/**
 * Which stages of student and teacher are compared with each other, as the key {@code stages} says:
 * {@code all}, or a list of pairs.
 */
public record StagePairs(
        @Alone @Doc("'all' takes all stages of both, in pairs from the first to the last")
                Optional<EveryStage> which,
        @Alone @Doc("pairs of stages; a name alone means the stage of that name of both") @NotEmpty
                Optional<List<StagePair>> pairs) {

    /**
     * Checks that the stages are told in one way.
     *
     * @throws IllegalArgumentException if they are told in both or in neither, or a pair is there
     *     twice
     */
    public StagePairs {
        if (which.isPresent() == pairs.isPresent()) {
            throw new IllegalArgumentException(
                    "expected 'all' or pairs of stages, found "
                            + (which.isPresent() ? "both" : "neither"));
        }
        Set<StagePair> known = new HashSet<>();
        for (StagePair pair : pairs.orElse(List.of())) {
            if (!known.add(StagePair.of(pair.student(), pair.teacherStage()))) {
                throw new IllegalArgumentException(
                        "the student's stage '%s' and the teacher's stage '%s' are a pair twice; remove one"
                                .formatted(pair.student(), pair.teacherStage()));
            }
        }
    }

    /** All stages of both, in their order. */
    public static StagePairs all() {
        return new StagePairs(Optional.of(EveryStage.ALL), Optional.empty());
    }

    /** Some pairs. */
    public static StagePairs of(StagePair... pairs) {
        return new StagePairs(Optional.empty(), Optional.of(List.of(pairs)));
    }

    /** Whether all stages are compared, whatever their names. */
    public boolean isAll() {
        return which.isPresent();
    }

    /** The names of the student's stages that are told. */
    public List<String> students() {
        return named().stream().map(StagePair::student).distinct().toList();
    }

    /** The names of the teacher's stages that are told. */
    public List<String> teachers() {
        return named().stream().map(StagePair::teacherStage).distinct().toList();
    }

    private List<StagePair> named() {
        return pairs.orElse(List.of());
    }

    /**
     * The pairs, in their order, with the layouts of the maps.
     *
     * @param objective the name of the objective that compares them, for messages
     * @param context has the stages that are told, or all of them
     * @throws ConfigurationException if all are to be paired, and the student has another number of
     *     them than the teacher, or if the grids of a pair have different numbers of axes
     */
    public List<PairedStage> in(DistillerContext context, String objective) {
        Map<String, FeatureMapShape> students = context.studentStages();
        Map<String, FeatureMapShape> teachers = context.teacher().stages();
        List<PairedStage> paired = new ArrayList<>();
        for (StagePair pair : isAll() ? inOrder(students, teachers, objective) : named()) {
            String teacher = pair.teacherStage();
            paired.add(
                    new PairedStage(
                            objective,
                            pair.student(),
                            students.get(pair.student()),
                            teacher,
                            teachers.get(teacher)));
        }
        return List.copyOf(paired);
    }

    private static List<StagePair> inOrder(
            Map<String, FeatureMapShape> students,
            Map<String, FeatureMapShape> teachers,
            String objective) {
        List<String> ofStudent = List.copyOf(students.keySet());
        List<String> ofTeacher = List.copyOf(teachers.keySet());
        if (ofStudent.size() != ofTeacher.size()) {
            throw new ConfigurationException(
                    "the objective '%s' pairs all stages in their order, but the student has %d (%s) and the teacher %d (%s); name pairs, such as 'stages: [{student: %s, teacher: %s}]'"
                            .formatted(
                                    objective,
                                    ofStudent.size(),
                                    String.join(", ", ofStudent),
                                    ofTeacher.size(),
                                    String.join(", ", ofTeacher),
                                    ofStudent.get(0),
                                    ofTeacher.get(0)));
        }
        List<StagePair> pairs = new ArrayList<>();
        for (int i = 0; i < ofStudent.size(); i++) {
            pairs.add(StagePair.of(ofStudent.get(i), ofTeacher.get(i)));
        }
        return pairs;
    }
}

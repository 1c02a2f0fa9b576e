package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.model.Preactivation;

/**
 * What an objective reads, beside the outputs that are always there. It is given no more: one that
 * reads what only others have asked for would fail without these.
 *
 * @param needs what must be there for it
 * @param studentStages the student's inner feature maps
 * @param teacherStages each teacher's inner feature maps
 * @param preactivations whether these are meant as they are before their activations
 * @param secondView the view of the student's modality in which it also sees each sample
 */
record Reading(
        Set<Need> needs,
        Set<String> studentStages,
        Set<String> teacherStages,
        boolean preactivations,
        Optional<String> secondView) {

    boolean needs(Need need) {
        return needs.contains(need);
    }

    /** The names by which the student is asked for what is read of it. */
    Set<String> askedOfStudent() {
        return asked(studentStages);
    }

    /** The names by which a teacher is asked for what is read of it. */
    Set<String> askedOfTeacher() {
        return asked(teacherStages);
    }

    private Set<String> asked(Set<String> stages) {
        return stages.stream().map(this::asked).collect(Collectors.toSet());
    }

    private String asked(String stage) {
        return preactivations ? Preactivation.nameOf(stage) : stage;
    }

    /** Those of the student's inner feature maps that are read, by their stages' names. */
    Map<String, NDArray> ofStudent(Map<String, NDArray> maps) {
        return of(studentStages, maps);
    }

    /** Those of a teacher's inner feature maps that are read, by their stages' names. */
    Map<String, NDArray> ofTeacher(Map<String, NDArray> maps) {
        return of(teacherStages, maps);
    }

    private Map<String, NDArray> of(Set<String> stages, Map<String, NDArray> maps) {
        Map<String, NDArray> read = new LinkedHashMap<>();
        maps.forEach(
                (name, map) -> {
                    String stage = Preactivation.stageOf(name);
                    if (Preactivation.isName(name) == preactivations && stages.contains(stage)) {
                        read.put(stage, map);
                    }
                });
        return read;
    }
}

package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.distill.Need;

/**
 * What an objective reads, beside the outputs that are always there. It is given no more: one that
 * reads what only others have asked for would fail without these.
 *
 * @param needs what must be there for it
 * @param studentStages the student's inner feature maps
 * @param teacherStages each teacher's inner feature maps
 */
record Reading(Set<Need> needs, Set<String> studentStages, Set<String> teacherStages) {

    boolean needs(Need need) {
        return needs.contains(need);
    }

    /** Those of some inner feature maps that are read. */
    static Map<String, NDArray> of(Set<String> stages, Map<String, NDArray> maps) {
        Map<String, NDArray> read = new LinkedHashMap<>(maps);
        read.keySet().retainAll(stages);
        return read;
    }
}

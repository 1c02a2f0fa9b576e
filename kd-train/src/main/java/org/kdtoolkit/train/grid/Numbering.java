package org.kdtoolkit.train.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers of trials. Whoever was given one of an earlier plan, such as a scheduler, must not run
 * another trial by it: where trials were only added, the earlier ones keep theirs.
 */
final class Numbering {

    private Numbering() {}

    /** The trials by number, from 0. */
    static List<PlannedTrial> of(List<PlannedTrial> earlier, List<PlannedTrial> trials) {
        Map<String, PlannedTrial> open = new HashMap<>();
        trials.forEach(trial -> open.put(key(trial), trial));
        List<PlannedTrial> ordered = new ArrayList<>();
        if (earlier.stream().allMatch(trial -> open.containsKey(key(trial)))) {
            earlier.forEach(trial -> ordered.add(open.remove(key(trial))));
        }
        trials.stream().filter(trial -> open.containsKey(key(trial))).forEach(ordered::add);
        List<PlannedTrial> numbered = new ArrayList<>();
        ordered.forEach(trial -> numbered.add(trial.numbered(numbered.size())));
        return numbered;
    }

    private static String key(PlannedTrial trial) {
        return trial.id() + " " + trial.folder();
    }
}

package org.kdtoolkit.train.optimizer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.train.config.FreezeConfig;
import org.kdtoolkit.train.config.OptimizerConfig;

/** The parts of a student that stay as they are. */
public final class FrozenParts {

    private static final KeyPath FREEZE = KeyPath.parse("training.freeze");
    private static final KeyPath OPTIMIZER = KeyPath.parse("training.optimizer");

    private final StudentParts student;
    private final Map<String, Integer> epochs = new LinkedHashMap<>();
    private final Map<KeyPath, String> objections = new LinkedHashMap<>();

    private FrozenParts(StudentParts student) {
        this.student = student;
    }

    /**
     * Finds the parts of a student.
     *
     * @param optimizer what moves the others
     * @param epochs how many the training has
     */
    public static FrozenParts of(
            List<FreezeConfig> freeze,
            OptimizerConfig optimizer,
            int epochs,
            StudentParts student) {
        FrozenParts parts = new FrozenParts(student);
        for (int i = 0; i < freeze.size(); i++) {
            parts.add(freeze.get(i), FREEZE.child(Integer.toString(i)).child("parts"));
        }
        if (parts.objections.isEmpty() && !parts.epochs.isEmpty()) {
            parts.requireSomeTrained(optimizer, epochs);
        }
        return parts;
    }

    private void requireSomeTrained(OptimizerConfig optimizer, int last) {
        if (epochs.keySet().equals(student.names())) {
            objections.put(
                    FREEZE,
                    "nothing of the student would be trained in the first epoch; leave the head or"
                            + " another part out");
        } else if (optimizer.headScale() == 0 && optimizer.backboneScale() != 0) {
            requireMoved(false, last, "head-scale");
        } else if (optimizer.backboneScale() == 0 && optimizer.headScale() != 0) {
            requireMoved(true, last, "backbone-scale");
        }
    }

    /** Something has a rate that is not 0, and is not frozen to the end. */
    private void requireMoved(boolean head, int last, String scale) {
        boolean none =
                student.names().stream()
                        .filter(name -> student.isHead(name) == head)
                        .allMatch(name -> epochs.getOrDefault(name, 0) >= last);
        if (none) {
            objections.put(
                    OPTIMIZER.child(scale),
                    "nothing of the student learns where it is 0 and 'training.freeze' keeps all"
                            + " the rest to the end; leave one of them out");
        }
    }

    /** What is wrong with them, by where it stands in an experiment file. */
    public Map<KeyPath, String> objections() {
        return Map.copyOf(objections);
    }

    /**
     * For how many epochs each weight is frozen that is.
     *
     * @throws ConfigurationException if a part is not there, or nothing is left to be trained
     */
    Map<String, Integer> epochs() {
        objections.forEach(
                (path, message) -> {
                    throw new ConfigurationException("%s: %s".formatted(path, message));
                });
        return epochs;
    }

    private void add(FreezeConfig freeze, KeyPath path) {
        int lasts = freeze.epochs().orElse(WeightGroup.FOR_GOOD);
        for (int i = 0; i < freeze.parts().size(); i++) {
            String part = freeze.parts().get(i);
            Set<String> members = student.members(part);
            members.forEach(name -> epochs.merge(name, lasts, Math::max));
            if (members.isEmpty() && !student.isNeverTrained(part)) {
                objections.put(path.child(Integer.toString(i)), missing(part));
            }
        }
    }

    private String missing(String part) {
        List<String> known = student.known();
        Set<String> single = student.called().collect(Collectors.toSet());
        return "the student has no part '%s' (there are: %s)%s"
                .formatted(
                        part,
                        known.stream()
                                .filter(name -> !single.contains(name))
                                .collect(Collectors.joining(", ")),
                        Suggestions.didYouMean(part, known));
    }
}

package org.kdtoolkit.train.optimizer;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.train.config.FreezeConfig;

/** The parts of a student that stay as they are. */
public final class FrozenParts {

    private static final String HEAD = "head";
    private static final String BACKBONE = "backbone";
    private static final KeyPath FREEZE = KeyPath.parse("training.freeze");

    private final Backbone student;
    private final Set<String> names;
    private final Map<String, Integer> epochs = new LinkedHashMap<>();
    private final Map<KeyPath, String> objections = new LinkedHashMap<>();

    private FrozenParts(Backbone student) {
        this.student = student;
        this.names = WeightGroup.trained(student.state()).keySet();
    }

    /** Finds the parts of a student. */
    public static FrozenParts of(List<FreezeConfig> freeze, Backbone student) {
        FrozenParts parts = new FrozenParts(student);
        for (int i = 0; i < freeze.size(); i++) {
            parts.add(freeze.get(i), FREEZE.child(Integer.toString(i)).child("parts"));
        }
        if (parts.objections.isEmpty()
                && !parts.names.isEmpty()
                && parts.epochs.keySet().equals(parts.names)) {
            parts.objections.put(
                    FREEZE,
                    "nothing of the student would be trained in the first epoch; leave the head or"
                            + " another part out");
        }
        return parts;
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
            Set<String> members = members(part);
            members.forEach(name -> epochs.merge(name, lasts, Math::max));
            if (members.isEmpty() && !isNeverTrained(part)) {
                objections.put(path.child(Integer.toString(i)), missing(part));
            }
        }
    }

    private Set<String> members(String part) {
        Set<String> members = new LinkedHashSet<>();
        for (String name : names) {
            boolean inHead = student.head().contains(name);
            boolean in =
                    switch (part) {
                        case BACKBONE -> !inHead;
                        case HEAD -> inHead;
                        default -> name.equals(part) || name.startsWith(part + ".");
                    };
            if (in) {
                members.add(name);
            }
        }
        return members.isEmpty() ? student.stageWeights().getOrDefault(part, Set.of()) : members;
    }

    /** A classifier that is another network's is not trained anyway. */
    private boolean isNeverTrained(String part) {
        return part.equals(HEAD)
                && !student.head().isEmpty()
                && student.head().stream().noneMatch(names::contains);
    }

    private String missing(String part) {
        List<String> known = known();
        return "the student has no part '%s' (there are: %s)%s"
                .formatted(
                        part,
                        known.stream()
                                .filter(name -> !names.contains(name))
                                .collect(Collectors.joining(", ")),
                        Suggestions.didYouMean(part, known));
    }

    /** What can be frozen: the head, the rest, stages, and whatever names begin with. */
    private List<String> known() {
        Set<String> parts = new LinkedHashSet<>(List.of(BACKBONE, HEAD));
        parts.addAll(student.stageWeights().keySet());
        for (String name : names) {
            for (int end = name.indexOf('.'); end >= 0; end = name.indexOf('.', end + 1)) {
                parts.add(name.substring(0, end));
            }
            parts.add(name);
        }
        return List.copyOf(parts);
    }
}

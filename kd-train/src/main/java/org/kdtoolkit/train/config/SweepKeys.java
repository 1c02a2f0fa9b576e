package org.kdtoolkit.train.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.config.KeyPath;

/** Which keys of an experiment can't be axes, and why. */
final class SweepKeys {

    private static final String A_MAP =
            "is a whole map of keys; name the key that is varied, such as ";

    private static final Map<String, String> REFUSED =
            Map.ofEntries(
                    Map.entry("name", "is what the results are called, not what they are"),
                    Map.entry("output", "is where the results go; each point has its own folder"),
                    Map.entry(
                            "seeds",
                            "is no axis: seeds are repetitions of each point; write them in"
                                    + " 'seeds'"),
                    Map.entry(
                            "engine",
                            "is no axis: one process has one engine; run the file once with each,"
                                    + " by --set engine=NAME --out DIR"),
                    Map.entry(
                            "device",
                            "is no axis: it is where trials run; set it by --set device=NAME"),
                    Map.entry(
                            "threads",
                            "is no axis: it is how trials run; set it by --set threads=N"),
                    Map.entry(
                            "tracking",
                            "is no axis: it is who else is told of results; set it beside 'sweep'"),
                    Map.entry("sweep", "can't be varied by itself"),
                    Map.entry("search", "can't be varied: it looks for the best of these points"),
                    Map.entry(
                            "methods",
                            "is no axis: methods are compared at each point; name a key of one,"
                                    + " such as methods.kd.objectives.0.temperature"),
                    Map.entry("training", A_MAP + "training.epochs"),
                    Map.entry("evaluation", A_MAP + "evaluation.select"),
                    Map.entry("teachers", A_MAP + "teachers.NAME.path"),
                    Map.entry("students", A_MAP + "students.NAME.type"),
                    Map.entry(
                            "dataset.fold",
                            "is no axis: folds are one question together; write 'dataset.folds'"),
                    Map.entry(
                            "dataset.folds",
                            "is no axis of its own: what it lists is run without one"),
                    Map.entry(
                            "corruption.rates", "is a list of points itself; use corruption.rate"));

    /** Lists and maps whose entries are no axes either. */
    private static final Set<String> WHOLLY_REFUSED =
            Set.of("seeds", "sweep", "search", "tracking");

    private static final String TYPE = "type";

    private static final int OF_ENTRY = 2;

    private SweepKeys() {}

    /**
     * What an axis replaces: the whole map where it varies the type of that, since other types have
     * other keys.
     */
    static KeyPath replaced(KeyPath key) {
        int depth = key.steps().size();
        return depth > 1 && key.last().equals(TYPE)
                ? new KeyPath(key.steps().subList(0, depth - 1))
                : key;
    }

    /** Why a key can't be an axis; empty where it may be one. */
    static Optional<String> objection(KeyPath key) {
        String first = key.steps().get(0);
        if (key.steps().contains("")) {
            return Optional.of(
                    "expected a key on both sides of each full stop, such as training.epochs");
        }
        if (first.equals("methods") && key.steps().size() == OF_ENTRY) {
            return Optional.of(
                    "is a whole method; name a key of it, such as %s.objectives.0.temperature, or add further methods"
                            .formatted(key));
        }
        if (first.equals("methods")
                && key.steps().size() == OF_ENTRY + 1
                && key.last().equals(TYPE)) {
            return Optional.of("makes another method of it; add that to 'methods'");
        }
        if (first.equals("methods") && key.last().equals("name")) {
            return Optional.of("is what the method is called, not what it does");
        }
        if (WHOLLY_REFUSED.contains(first)) {
            return Optional.of(REFUSED.get(first));
        }
        return Optional.ofNullable(REFUSED.get(key.toString()));
    }
}

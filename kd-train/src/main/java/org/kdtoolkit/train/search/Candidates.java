package org.kdtoolkit.train.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.SearchConfig;
import org.kdtoolkit.train.config.SearchStrategy;
import org.kdtoolkit.train.config.SweepAxis;

/**
 * Chooses what a search tries: for each method as many candidates, of the axes of its own keys and
 * of those that all methods share. What is drawn for one method depends on no other.
 */
public final class Candidates {

    private static final String METHODS = "methods.";
    private static final String PURPOSE = "search";

    /** So often a value that was drawn already is drawn anew before a space counts as used up. */
    private static final int TIMES_ANEW = 100;

    private final ExperimentConfig config;
    private final SearchConfig search;

    private Candidates(ExperimentConfig config) {
        this.config = config;
        this.search = config.search().orElseThrow();
    }

    /**
     * All candidates, method by method. Of a method without axes there is none: it runs as it
     * stands.
     *
     * @throws ConfigurationException if a grid has more combinations than a method may try
     */
    public static List<Candidate> of(ExperimentConfig config) {
        Candidates candidates = new Candidates(config);
        List<Candidate> all = new ArrayList<>();
        for (MethodSpec method : config.methods()) {
            List<SweepAxis> axes = axesOf(method.name(), config);
            if (!axes.isEmpty()) {
                all.addAll(candidates.of(method.name(), axes));
            }
        }
        return all;
    }

    /**
     * That of whose folder the others are planned: the first, or where nothing was tried yet one of
     * the number 0 at the first value of each axis, which nobody tries.
     *
     * @param candidates what is tried
     */
    public static Candidate planned(List<Candidate> candidates, ExperimentConfig config) {
        if (config.search().orElseThrow().strategy() != SearchStrategy.OUTSIDE) {
            return candidates.get(0);
        }
        return new Candidate(searched(config).get(0), 0, config.firstPoint().at());
    }

    /** The names of the methods that have axes. */
    public static List<String> searched(ExperimentConfig config) {
        return config.methods().stream()
                .map(MethodSpec::name)
                .filter(method -> !axesOf(method, config).isEmpty())
                .toList();
    }

    /** The axes that a method is searched over: those of its own keys, and those of all methods. */
    public static List<SweepAxis> axesOf(String method, ExperimentConfig config) {
        return config.space().stream().filter(axis -> concerns(axis, method, config)).toList();
    }

    private static boolean concerns(SweepAxis axis, String method, ExperimentConfig config) {
        if (!axis.key().startsWith(METHODS)) {
            return true;
        }
        String key = axis.key().substring(METHODS.length());
        List<String> names = config.methods().stream().map(MethodSpec::name).toList();
        // a name may have full stops of its own, and begin as another does
        return names.stream()
                .filter(name -> key.startsWith(name + "."))
                .max(Comparator.comparing(String::length))
                .map(method::equals)
                .orElseGet(() -> key.startsWith(names.indexOf(method) + "."));
    }

    private List<Candidate> of(String method, List<SweepAxis> axes) {
        List<Map<String, PointValue>> points =
                search.strategy() == SearchStrategy.GRID ? grid(method, axes) : drawn(method, axes);
        List<Candidate> candidates = new ArrayList<>();
        points.forEach(at -> candidates.add(new Candidate(method, candidates.size() + 1, at)));
        return candidates;
    }

    private List<Map<String, PointValue>> grid(String method, List<SweepAxis> axes) {
        long points = 1;
        for (SweepAxis axis : axes) {
            points = Math.min(Integer.MAX_VALUE, points * axis.size().orElseThrow());
        }
        if (points > search.trials()) {
            throw new ConfigurationException(
                    "search.trials: the grid of '%s' has %d combinations, and each method may try %d; raise it, list fewer values, or search by 'strategy: random'"
                            .formatted(method, points, search.trials()));
        }
        List<Map<String, PointValue>> all = new ArrayList<>(List.of(Map.of()));
        for (SweepAxis axis : axes) {
            List<Map<String, PointValue>> longer = new ArrayList<>();
            for (Map<String, PointValue> before : all) {
                for (PointValue value : axis.values()) {
                    Map<String, PointValue> point = new LinkedHashMap<>(before);
                    point.put(axis.key(), value);
                    longer.add(point);
                }
            }
            all = longer;
        }
        return all;
    }

    private List<Map<String, PointValue>> drawn(String method, List<SweepAxis> axes) {
        RandomGenerator random = new Seed(search.seed()).of(PURPOSE).of(method).random();
        Set<Map<String, PointValue>> points = new LinkedHashSet<>();
        int anew = 0;
        while (points.size() < search.trials() && anew < TIMES_ANEW) {
            Map<String, PointValue> point = new LinkedHashMap<>();
            for (SweepAxis axis : axes) {
                point.put(axis.key(), PointValue.of(axis.space().at(random.nextDouble())));
            }
            anew = points.add(point) ? 0 : anew + 1;
        }
        return List.copyOf(points);
    }
}

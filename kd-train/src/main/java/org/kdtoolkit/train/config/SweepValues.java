package org.kdtoolkit.train.config;

import static org.kdtoolkit.train.config.ExperimentKeys.CORRUPTION;
import static org.kdtoolkit.train.config.ExperimentKeys.SWEEP;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.config.Problem;
import org.kdtoolkit.report.result.PointValue;

/**
 * Reads each value of each axis as if it stood in the file in the place of its key, beside the
 * first values of the other axes: so what is wrong with a value is found before anything runs, and
 * a relative path among the values begins where those of the file do.
 */
final class SweepValues {

    /** So many points are read whole before anything runs, a few milliseconds each. */
    private static final int MOST_READ_TOGETHER = 100;

    private static final KeyPath RATES = CORRUPTION.child("rates");

    private final DocumentReading reading;
    private final ExperimentUse use;
    private final Set<Problem> known;

    private SweepValues(DocumentReading reading, ExperimentUse use) {
        this.reading = reading;
        this.use = use;
        this.known = new HashSet<>(reading.problems());
    }

    /**
     * Reports what is wrong with values, and gives the axes with the values as they were read.
     *
     * @param reading the document, all rules of which but these have been checked
     */
    static Map<String, Space> read(DocumentReading reading, ExperimentUse use) {
        return new SweepValues(reading, use).read();
    }

    private Map<String, Space> read() {
        Map<String, Space> read = new LinkedHashMap<>();
        Map<KeyPath, Optional<KeyPath>> first = new LinkedHashMap<>();
        first.put(SWEEP, Optional.empty());
        if (!reading.entries(RATES).isEmpty()) {
            first.put(RATES, Optional.empty());
        }
        List<String> axes =
                reading.keys(SWEEP).stream()
                        .filter(key -> !SweepRules.isFurtherBudget(key, reading))
                        .filter(key -> SweepRules.undone(key, reading).isEmpty())
                        .filter(key -> isFit(key, first))
                        .toList();
        axes.forEach(key -> first.put(KeyPath.parse(key), Optional.of(values(key).get(0))));
        for (String key : axes) {
            if (!reading.has(reading.resolved(KeyPath.parse(key)))) {
                reading.amend(
                        reading.resolved(KeyPath.parse(key)),
                        "; an axis varies it, but the file needs a value to start from");
            }
            read.put(SweepKeys.replaced(KeyPath.parse(key)).toString(), space(key, first));
        }
        if (use.runsAllPoints()
                && axes.size() > 1
                && SweepAxis.combinations(axes(read)) <= MOST_READ_TOGETHER) {
            together(axes, first);
        }
        return read;
    }

    private static List<SweepAxis> axes(Map<String, Space> read) {
        return read.entrySet().stream()
                .map(axis -> new SweepAxis(axis.getKey(), axis.getValue()))
                .toList();
    }

    /** Values that are right by themselves may not fit each other. */
    private void together(List<String> axes, Map<KeyPath, Optional<KeyPath>> first) {
        List<Map<KeyPath, Optional<KeyPath>>> points = List.of(first);
        for (String key : axes) {
            points =
                    points.stream()
                            .flatMap(
                                    point ->
                                            values(key).stream()
                                                    .map(place -> with(point, key, place)))
                            .toList();
        }
        for (Map<KeyPath, Optional<KeyPath>> point : points) {
            DocumentReading at = reading.with(point, other -> ExperimentRules.check(other, use));
            at.problems().stream()
                    .filter(problem -> !known.contains(problem))
                    .findFirst()
                    .ifPresent(problem -> report(problem, point));
        }
    }

    private void report(Problem problem, Map<KeyPath, Optional<KeyPath>> point) {
        known.add(problem);
        String values =
                point.values().stream()
                        .flatMap(Optional::stream)
                        .map(KeyPath::toString)
                        .collect(Collectors.joining(" and "));
        reading.report(
                SWEEP,
                "with %s together, '%s': %s".formatted(values, problem.key(), problem.message()));
    }

    private static Map<KeyPath, Optional<KeyPath>> with(
            Map<KeyPath, Optional<KeyPath>> others, String key, KeyPath place) {
        Map<KeyPath, Optional<KeyPath>> changes = new LinkedHashMap<>(others);
        changes.put(KeyPath.parse(key), Optional.of(place));
        return changes;
    }

    /** Whether the key of an axis is one of the file. */
    private boolean isFit(String key, Map<KeyPath, Optional<KeyPath>> others) {
        KeyPath path = KeyPath.parse(key);
        if (SweepKeys.objection(path).isPresent()
                || reading.value(SWEEP.child(key), Space.class).isEmpty()) {
            return false;
        }
        Map<KeyPath, Optional<KeyPath>> alone = new LinkedHashMap<>(others);
        alone.put(path, Optional.of(values(key).get(0)));
        DocumentReading at = reading.with(alone, other -> {});
        KeyPath resolved = at.resolved(path);
        if (at.has(resolved)) {
            return true;
        }
        String why =
                at.problems().stream()
                        .filter(problem -> !known.contains(problem))
                        .filter(
                                problem ->
                                        resolved.isWithin(problem.key())
                                                || path.isWithin(problem.key()))
                        .findFirst()
                        .map(problem -> "%s: %s".formatted(problem.key(), problem.message()))
                        .orElse("the file has no such key");
        reading.report(SWEEP.child(key), "no key to vary: " + why);
        return false;
    }

    /** Where the values of an axis stand; of a range the smallest and the largest. */
    private List<KeyPath> values(String key) {
        KeyPath axis = SWEEP.child(key);
        List<KeyPath> listed = reading.entries(axis);
        return listed.isEmpty()
                ? reading.keys(axis).stream()
                        .map(axis::child)
                        .map(reading::entries)
                        .filter(entries -> !entries.isEmpty())
                        .findFirst()
                        .orElseThrow()
                : listed;
    }

    private Space space(String key, Map<KeyPath, Optional<KeyPath>> first) {
        List<JsonNode> values = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        Map<PointValue, KeyPath> earlier = new HashMap<>();
        for (KeyPath place : values(key)) {
            Map<KeyPath, Optional<KeyPath>> changes = new LinkedHashMap<>(first);
            changes.put(KeyPath.parse(key), Optional.of(place));
            DocumentReading at = reading.with(changes, other -> ExperimentRules.check(other, use));
            report(at, key, place, first.keySet());
            written(at, SweepKeys.replaced(KeyPath.parse(key)), paths)
                    .ifPresent(
                            value -> {
                                values.add(value);
                                refuseTwice(value, place, earlier);
                            });
        }
        Space written = reading.value(SWEEP.child(key), Space.class).orElseThrow();
        return written instanceof Space.Choice ? new Space.Choice(values, paths) : written;
    }

    /** A value as its type has it, with what it leaves to defaults, and absolute paths. */
    private static Optional<JsonNode> written(DocumentReading at, KeyPath key, Set<String> paths) {
        return at.written(
                at.resolved(key),
                path -> {
                    paths.add(path.toString());
                    return path;
                });
    }

    private void refuseTwice(JsonNode value, KeyPath place, Map<PointValue, KeyPath> earlier) {
        PointValue own = PointValue.of(value);
        KeyPath other = earlier.putIfAbsent(own, place);
        if (other != null) {
            reading.report(
                    place,
                    "%s is there twice, first as %s; remove one".formatted(own.text(), other));
        }
    }

    private void report(DocumentReading at, String key, KeyPath place, Set<KeyPath> axes) {
        KeyPath axis = at.resolved(KeyPath.parse(key));
        for (Problem problem : at.problems()) {
            boolean anothers =
                    axes.stream()
                            .map(at::resolved)
                            .filter(other -> problem.key().isWithin(other))
                            .anyMatch(other -> !axis.isWithin(other));
            if (anothers || !known.add(problem)) {
                continue;
            }
            if (problem.key().isWithin(axis)) {
                KeyPath part = place.join(problem.key().from(axis.steps().size()));
                reading.report(new Problem(problem.place(), part, problem.message()));
            } else {
                reading.report(
                        place,
                        "with this value, '%s': %s".formatted(problem.key(), problem.message()));
            }
        }
    }
}

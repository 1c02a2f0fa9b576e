package org.kdtoolkit.train.grid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.report.result.SweepPoint;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.MethodSpec;

/**
 * Makes the trials of an experiment: of each method, with each seed, at each point of its sweep.
 * Cells whose trials have the same identity share the first one's.
 */
public final class GridPlanner {

    private final Registry registry;
    private final TrialIdentity identities;
    private final Map<String, Cell> trials = new LinkedHashMap<>();

    private GridPlanner(Registry registry) {
        this.registry = registry;
        this.identities = new TrialIdentity(registry);
    }

    /** The first cell of a trial, and those that come out the same. */
    private record Cell(
            String method,
            int seed,
            Map<String, PointValue> point,
            String folder,
            List<String> also) {}

    /**
     * All trials, in the order in which one process runs them: point by point, and there seed by
     * seed, so that whatever is finished compares all methods.
     *
     * @param config an experiment with all that its data settle
     * @param registry the providers that it was read with
     */
    public static List<PlannedTrial> trials(ExperimentConfig config, Registry registry) {
        GridPlanner planner = new GridPlanner(registry);
        if (config.isSweep()) {
            for (SweepPoint point : config.points()) {
                planner.add(
                        config.at(point, config.output(), registry),
                        point.at(),
                        point.folder() + "/");
            }
        } else {
            planner.add(config, Map.of(), "");
        }
        return planner.numbered();
    }

    /**
     * Cells that lie at points of their own choice.
     *
     * @param config the experiment at the cell's point
     * @param method the method's name
     * @param seed the seed
     * @param point the value of each axis by its key
     * @param prefix the folder of the point, seen from the plan's, with a slash behind it; an empty
     *     text for the plan's own
     */
    public record Placed(
            ExperimentConfig config,
            String method,
            int seed,
            Map<String, PointValue> point,
            String prefix) {}

    /**
     * The trials of some cells, in their order.
     *
     * @param cells which
     * @param registry the providers that the experiment was read with
     */
    public static List<PlannedTrial> trials(List<Placed> cells, Registry registry) {
        GridPlanner planner = new GridPlanner(registry);
        for (Placed cell : cells) {
            MethodSpec method = cell.config().method(cell.method());
            planner.add(
                    cell.config(),
                    method,
                    cell.seed(),
                    cell.point(),
                    cell.prefix() + folder(cell.config(), method, cell.seed()));
        }
        return planner.numbered();
    }

    private void add(ExperimentConfig config, Map<String, PointValue> point, String prefix) {
        for (int seed : config.seeds()) {
            for (MethodSpec method : config.methods()) {
                add(config, method, seed, point, prefix + folder(config, method, seed));
            }
        }
    }

    private void add(
            ExperimentConfig config,
            MethodSpec method,
            int seed,
            Map<String, PointValue> point,
            String folder) {
        String id = identities.of(config, method, seed);
        Cell known = trials.get(id);
        if (known == null) {
            trials.put(id, new Cell(method.name(), seed, point, folder, new ArrayList<>()));
        } else {
            known.also().add(folder);
        }
    }

    private static String folder(ExperimentConfig config, MethodSpec method, int seed) {
        TrialFolder trial = new BenchmarkFolder(config.output()).trial(method.name(), seed);
        return new PlanFolder(config.output()).name(trial);
    }

    private List<PlannedTrial> numbered() {
        List<PlannedTrial> numbered = new ArrayList<>();
        trials.forEach(
                (id, cell) ->
                        numbered.add(
                                new PlannedTrial(
                                        numbered.size(),
                                        id,
                                        cell.method(),
                                        cell.seed(),
                                        cell.point(),
                                        cell.folder(),
                                        cell.also())));
        return numbered;
    }
}

package org.kdtoolkit.train.run;

import java.util.HashSet;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.result.SweepPoint;
import org.kdtoolkit.train.config.DatasetOpener;
import org.kdtoolkit.train.config.DatasetSpec;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.RequiredFiles;

/**
 * Looks at the data of a sweep's further points before anything runs, so that a data set that can't
 * be used is not found after hours.
 */
final class PointData {

    private static final String DATASET = "dataset";

    /** Of more points the data are looked at when they are reached. */
    private static final int MOST = 100;

    private final Registry registry;

    PointData(Registry registry) {
        this.registry = registry;
    }

    /**
     * Opens each data set of a sweep that is another than the file's own.
     *
     * @throws DataException if one can't be used
     * @throws ConfigurationException if one does not give what is asked of it
     */
    void check(ExperimentConfig config) {
        boolean varied =
                config.sweep().keySet().stream()
                        .anyMatch(key -> key.equals(DATASET) || key.startsWith(DATASET + "."));
        if (!varied || config.pointCount() > MOST) {
            return;
        }
        Set<DatasetSpec> seen = new HashSet<>();
        seen.add(config.dataset());
        for (SweepPoint point : config.points()) {
            DatasetSpec spec = config.at(point, config.output(), registry).dataset();
            if (seen.add(spec)) {
                check(spec.drawnFrom(config.seeds().get(0)), point);
            }
        }
    }

    private void check(DatasetSpec spec, SweepPoint point) {
        try (Dataset dataset = open(spec)) {
            RequiredFiles.checkEverySubsetOf(dataset);
            spec.withinBudget(dataset);
        } catch (DataException e) {
            throw new DataException("sweep: at %s: %s".formatted(point.text(), e.getMessage()), e);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(
                    "sweep: at %s: %s".formatted(point.text(), e.getMessage()));
        }
    }

    private Dataset open(DatasetSpec spec) {
        return new DatasetOpener(registry).open(spec, new Faults(OnError.SKIP), TensorCache.none());
    }
}

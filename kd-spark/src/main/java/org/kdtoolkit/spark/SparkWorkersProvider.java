package org.kdtoolkit.spark;

import java.net.URI;
import org.kdtoolkit.train.grid.ChildLaunch;
import org.kdtoolkit.train.grid.TrialWorkers;
import org.kdtoolkit.train.grid.TrialWorkersProvider;

/** Workers of a Spark cluster in standalone mode, at {@code spark://HOST:PORT}. */
public final class SparkWorkersProvider implements TrialWorkersProvider {

    /** Found by {@code ServiceLoader}. */
    public SparkWorkersProvider() {}

    @Override
    public String scheme() {
        return SparkMaster.SCHEME;
    }

    @Override
    public TrialWorkers at(URI address, ChildLaunch launch) {
        return new SparkWorkers(SparkMaster.at(address), SparkHome.ofEnvironment(address), launch);
    }
}

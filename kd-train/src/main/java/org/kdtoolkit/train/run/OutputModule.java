package org.kdtoolkit.train.run;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.trial.SavingGuard;

/** Where results go. */
final class OutputModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(BenchmarkPlanner.class).in(Singleton.class);
        bind(SweepPlanner.class).in(Singleton.class);
    }

    @Provides
    @Singleton
    OutputFolder output(ExperimentConfig config, Registry registry, Resources resources) {
        return resources.add(new OutputFolder(config.output(), registry));
    }

    @Provides
    SavingGuard guard(OutputFolder output) {
        return output::requireHeld;
    }
}

package org.kdtoolkit.train.run;

import ai.djl.ndarray.NDManager;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.trial.TrialListener;

/** What computes. */
final class EngineModule extends AbstractModule {

    @Provides
    @Singleton
    NDManager manager(ExperimentConfig config, Resources resources, TrialListener listener) {
        config.threads()
                .ifPresent(n -> resources.add(EngineEnvironment.threads(config.engine(), n)));
        if (config.training().deterministic()) {
            resources.add(EngineEnvironment.deterministic(config.engine()));
        }
        return resources.add(
                EngineEnvironment.open(config.engine(), config.computesOn(), listener::noticed));
    }
}

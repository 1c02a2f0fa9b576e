package org.kdtoolkit.train.run;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.Students;
import org.kdtoolkit.train.config.TrainingConfig;
import org.kdtoolkit.train.track.TrackedPoint;
import org.kdtoolkit.train.trial.BatchListener;
import org.kdtoolkit.train.trial.TrialListener;

/** An experiment, of which each part is made when something first depends on it. */
final class ExperimentModule extends AbstractModule {

    private final ExperimentConfig config;
    private final Registry registry;
    private final TrialListener listener;
    private final RunOrigin origin;
    private final SamplesOf samples;

    ExperimentModule(
            ExperimentConfig config,
            Registry registry,
            TrialListener listener,
            RunOrigin origin,
            SamplesOf samples) {
        this.config = config;
        this.registry = registry;
        this.listener = listener;
        this.origin = origin;
        this.samples = samples;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().requireAtInjectOnConstructors();
        binder().disableCircularProxies();
        bind(ExperimentConfig.class).toInstance(config);
        bind(Students.class).toInstance(config.trained());
        bind(TrainingConfig.class).toInstance(config.training());
        bind(Registry.class).toInstance(registry);
        bind(TrialListener.class).toInstance(listener);
        bind(SamplesOf.class).toInstance(samples);
        bind(Repetitions.class).in(Singleton.class);
        bind(BatchListener.class).toInstance(listener);
        bind(RunOrigin.class).toInstance(origin);
        bind(TrackedPoint.class).toInstance(new TrackedPoint(origin.point()));
        bind(Experiment.class).in(Singleton.class);
        bind(ExperimentStudents.class).in(Singleton.class);
        bind(Resources.class).in(Singleton.class);
        bind(ComponentFailures.class).in(Singleton.class);
        install(new DataModule());
        install(new TeacherModule());
        install(new EvaluationModule());
        install(new TrialModule());
    }
}

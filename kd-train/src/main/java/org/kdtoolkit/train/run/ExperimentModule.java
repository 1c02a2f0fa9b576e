package org.kdtoolkit.train.run;

import ai.djl.ndarray.NDManager;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.Kind;
import org.kdtoolkit.api.Registry;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.DatasetContext;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.datasets.loading.CachedDataset;
import org.kdtoolkit.train.config.DatasetSpec;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.trial.Bench;
import org.kdtoolkit.train.trial.TrialListener;

/** Builds an experiment's objects from its configuration. */
final class ExperimentModule extends AbstractModule {

    private static final long MEGABYTE = 1 << 20;

    private final ExperimentConfig config;
    private final Registry registry;
    private final TrialListener listener;

    ExperimentModule(ExperimentConfig config, Registry registry, TrialListener listener) {
        this.config = config;
        this.registry = registry;
        this.listener = listener;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        bind(ExperimentConfig.class).toInstance(config);
        bind(Registry.class).toInstance(registry);
        bind(TrialListener.class).toInstance(listener);
        bind(Resources.class).in(Singleton.class);
        bind(OutputFolder.class).in(Singleton.class);
        bind(Trials.class).in(Singleton.class);
    }

    @Provides
    @Singleton
    NDManager manager(Resources resources) {
        return resources.add(EngineGround.open(config.engine(), config.device()));
    }

    @Provides
    @Singleton
    Faults faults() {
        return new Faults(config.dataset().onError());
    }

    @Provides
    @Singleton
    Dataset dataset(Faults faults, Resources resources) {
        DatasetSpec spec = config.dataset();
        Dataset dataset =
                registry.create(
                        Kind.DATASET, spec.type(), spec.settings(), new DatasetContext(faults));
        return resources.add(new CachedDataset(dataset, spec.cacheMegabytes() * MEGABYTE));
    }

    @Provides
    @Singleton
    Optional<Teacher> teacher(
            Dataset dataset, Faults faults, NDManager manager, Resources resources) {
        return config.teacher()
                .map(
                        spec ->
                                registry.create(
                                        Kind.TEACHER,
                                        spec.type(),
                                        spec.settings(),
                                        new TeacherContext(
                                                dataset, spec.modality(), faults, manager)))
                .map(resources::add);
    }

    @Provides
    @Singleton
    List<Evaluator> tasks(Dataset dataset) {
        EvaluatorContext context = new EvaluatorContext(dataset.classes(), dataset.multiLabel());
        return config.evaluation().tasks().stream()
                .map(
                        spec ->
                                registry.create(
                                        Kind.EVALUATOR, spec.type(), spec.settings(), context))
                .toList();
    }
}

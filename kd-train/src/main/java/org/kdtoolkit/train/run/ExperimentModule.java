package org.kdtoolkit.train.run;

import ai.djl.ndarray.NDManager;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.Kind;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.DatasetContext;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.datasets.corruption.TeacherCorruption;
import org.kdtoolkit.loading.CachedDataset;
import org.kdtoolkit.loading.cache.DiskCache;
import org.kdtoolkit.loading.cache.DiskCacheConfig;
import org.kdtoolkit.teachers.TeacherAccuracy;
import org.kdtoolkit.train.config.DatasetSpec;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.FittingTasks;
import org.kdtoolkit.train.trial.Modalities;
import org.kdtoolkit.train.trial.TrialListener;
import org.kdtoolkit.train.trial.TrialSetup;

/** Builds an experiment's objects from its configuration. */
final class ExperimentModule extends AbstractModule {

    private static final long MEGABYTE = 1 << 20;

    private final ExperimentConfig config;
    private final Registry registry;
    private final TrialListener listener;
    private final OutputFolder output;

    ExperimentModule(
            ExperimentConfig config,
            Registry registry,
            TrialListener listener,
            OutputFolder output) {
        this.config = config;
        this.output = output;
        this.registry = registry;
        this.listener = listener;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        bind(Registry.class).toInstance(registry);
        bind(TrialListener.class).toInstance(listener);
        bind(Resources.class).in(Singleton.class);
        bind(OutputFolder.class).toInstance(output);
        bind(Trials.class).in(Singleton.class);
    }

    @Provides
    @Singleton
    NDManager manager(Resources resources) {
        return resources.add(EngineEnvironment.open(config.engine(), config.device()));
    }

    @Provides
    @Singleton
    Faults faults() {
        return new Faults(config.dataset().onError());
    }

    @Provides
    @Singleton
    TensorCache cache(Resources resources) {
        DiskCacheConfig cache = config.dataset().diskCache();
        return cache.megabytes() == 0 ? TensorCache.none() : resources.add(DiskCache.open(cache));
    }

    @Provides
    @Singleton
    Dataset dataset(Faults faults, TensorCache cache, Resources resources) {
        DatasetSpec spec = config.dataset();
        Dataset dataset =
                RequiredFiles.inEverySubsetOf(
                        registry.create(
                                Kind.DATASET,
                                spec.type(),
                                spec.settings(),
                                new DatasetContext(faults, cache)));
        return resources.add(new CachedDataset(dataset, spec.cacheMegabytes() * MEGABYTE));
    }

    /** The experiment, with what it leaves to the data. */
    @Provides
    @Singleton
    ExperimentConfig settled(Dataset dataset) {
        return new FittingTasks(registry).of(config, dataset);
    }

    @Provides
    @Singleton
    Map<String, Teacher> teachers(
            Dataset dataset, Faults faults, NDManager manager, Resources resources) {
        Map<String, Teacher> teachers = new LinkedHashMap<>();
        config.allTeachers()
                .forEach(
                        (name, spec) -> {
                            String key =
                                    config.teacher().isPresent() ? "teacher" : "teachers." + name;
                            Modalities.shape(dataset, key + ".modality", spec.modality());
                            TeacherCorruption corruption =
                                    config.corruptionOf(name)
                                            .map(c -> c.of(dataset, spec.modality(), faults))
                                            .orElseGet(() -> TeacherCorruption.none(dataset));
                            TeacherContext context =
                                    new TeacherContext(
                                            corruption.dataset(),
                                            spec.modality(),
                                            spec.missing(),
                                            faults,
                                            this::backbone,
                                            manager);
                            Teacher teacher =
                                    registry.create(
                                            Kind.TEACHER, spec.type(), spec.settings(), context);
                            teachers.put(
                                    name, corruption.onTeacher().apply(resources.add(teacher)));
                        });
        return teachers;
    }

    /** A teacher's network, which no rule of the experiment file has looked at. */
    private Backbone backbone(String type, Record settings, BackboneContext context) {
        String engine = config.engine().djlName();
        if (!registry.get(Kind.BACKBONE, type).runsOn(engine)) {
            throw new ConfigurationException(
                    "the backbone '%s' of a teacher does not run on %s; choose another 'engine', or have 'kd extract' write its answers with one"
                            .formatted(type, engine));
        }
        return registry.create(Kind.BACKBONE, type, settings, context);
    }

    @Provides
    @Singleton
    List<Evaluator> tasks(ExperimentConfig settled, Dataset dataset) {
        EvaluatorContext context = new EvaluatorContext(dataset.classes(), dataset.multiLabel());
        return settled.evaluation().tasks().orElseThrow().stream()
                .map(spec -> registry.create(Kind.EVALUATOR, spec.type(), spec.settings(), context))
                .toList();
    }

    @Provides
    @Singleton
    TrialSetup bench(
            ExperimentConfig settled,
            Dataset dataset,
            Faults faults,
            Map<String, Teacher> teachers,
            List<Evaluator> tasks,
            NDManager manager) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        teachers.forEach(
                (name, teacher) -> {
                    String modality = config.allTeachers().get(name).modality();
                    String prefix = teachers.size() == 1 ? "" : name + "/";
                    TeacherAccuracy accuracy =
                            new TeacherAccuracy(teacher, dataset, modality, faults, manager);
                    for (Subset subset : Subset.values()) {
                        TeacherAccuracy.Result result = accuracy.on(subset);
                        if (result.samples() > 0) {
                            metrics.put(prefix + subset.key() + "/top1", result.top1());
                        }
                    }
                });
        return new TrialSetup(
                settled, registry, dataset, faults, teachers, metrics, tasks, manager);
    }
}

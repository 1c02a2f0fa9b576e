package org.kdtoolkit.train.run;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.loading.CachedDataset;
import org.kdtoolkit.loading.cache.DiskCache;
import org.kdtoolkit.loading.cache.DiskCacheConfig;
import org.kdtoolkit.train.config.DatasetOpener;
import org.kdtoolkit.train.config.DatasetSpec;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentResolver;
import org.kdtoolkit.train.config.RequiredFiles;
import org.kdtoolkit.train.config.ResolvedExperiment;
import org.kdtoolkit.train.trial.BatchListener;
import org.kdtoolkit.train.trial.BatchProgress;
import org.kdtoolkit.train.trial.MediaModalities;

/** The samples, and what they settle of the experiment. */
final class DataModule extends AbstractModule {

    private static final long MEGABYTE = 1 << 20;

    @Provides
    @Singleton
    Faults faults(ExperimentConfig config) {
        return new Faults(config.dataset().onError());
    }

    @Provides
    @Singleton
    TensorCache cache(ExperimentConfig config, Resources resources) {
        DiskCacheConfig cache = config.dataset().diskCache();
        return cache.megabytes() == 0 ? TensorCache.none() : resources.add(DiskCache.open(cache));
    }

    @Provides
    @Singleton
    FullyLabelled fullyLabelled(
            ExperimentConfig config,
            SamplesOf samples,
            Registry registry,
            Faults faults,
            TensorCache cache,
            Resources resources,
            BatchListener listener) {
        listener.batch(BatchProgress.of(BatchProgress.Work.READING, "", 0, 0));
        DatasetSpec spec = samples.of(config.dataset());
        Dataset opened = new DatasetOpener(registry).open(spec, faults, cache);
        Dataset used = config.evaluation().hideTest() ? new TestlessDataset(opened) : opened;
        Dataset dataset = resources.add(new CachedDataset(used, spec.cacheMegabytes() * MEGABYTE));
        RequiredFiles.checkEverySubsetOf(dataset);
        return new FullyLabelled(dataset, MediaModalities.of(opened));
    }

    @Provides
    MediaModalities files(FullyLabelled all) {
        return all.files();
    }

    @Provides
    @Singleton
    Dataset dataset(ExperimentConfig config, FullyLabelled all) {
        return new NotedDataset(config.dataset().withinBudget(all.dataset()));
    }

    @Provides
    @Singleton
    ResolvedExperiment resolved(ExperimentConfig config, Registry registry, Dataset dataset) {
        return new ExperimentResolver(registry).resolve(config, dataset);
    }
}

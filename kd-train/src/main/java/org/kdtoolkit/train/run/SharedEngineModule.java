package org.kdtoolkit.train.run;

import ai.djl.ndarray.NDManager;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import jakarta.inject.Provider;

/** What computes for several repetitions: its modes are for whoever opened it to switch off. */
final class SharedEngineModule extends AbstractModule {

    private final Provider<NDManager> shared;

    SharedEngineModule(Provider<NDManager> shared) {
        this.shared = shared;
    }

    @Provides
    @Singleton
    NDManager manager(Resources resources) {
        return resources.add(shared.get().newSubManager());
    }
}

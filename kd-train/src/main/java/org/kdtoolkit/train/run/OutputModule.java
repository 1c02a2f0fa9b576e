package org.kdtoolkit.train.run;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import jakarta.inject.Provider;
import org.kdtoolkit.train.trial.SavingGuard;

/** Where results go. */
final class OutputModule extends AbstractModule {

    private final Provider<OutputFolder> folder;

    /** Results go to a folder that is there when it is first needed, and closed by its owner. */
    OutputModule(Provider<OutputFolder> folder) {
        this.folder = folder;
    }

    @Override
    protected void configure() {
        bind(BenchmarkPlanner.class).in(Singleton.class);
        bind(SweepPlanner.class).in(Singleton.class);
    }

    @Provides
    @Singleton
    OutputFolder output() {
        return folder.get();
    }

    @Provides
    SavingGuard guard(OutputFolder output) {
        return output::requireHeld;
    }
}

package org.kdtoolkit.train.run;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import org.kdtoolkit.train.config.ResolvedExperiment;
import org.kdtoolkit.train.diagnosis.Diagnostician;
import org.kdtoolkit.train.trial.Teachers;

/** The teachers, and what asks nobody else. */
final class TeacherModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(TeacherOpening.class).in(Singleton.class);
        bind(Extraction.class).in(Singleton.class);
        bind(Diagnostician.class).in(Singleton.class);
    }

    @Provides
    @Singleton
    Teachers teachers(ResolvedExperiment experiment, TeacherOpening opening) {
        return new Teachers(experiment.teachers(), opening::open);
    }
}

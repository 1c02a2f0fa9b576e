package org.kdtoolkit.train.run;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import org.kdtoolkit.train.step.MethodAssembly;
import org.kdtoolkit.train.trial.AnswerFiles;
import org.kdtoolkit.train.trial.EpochTrainerFactory;
import org.kdtoolkit.train.trial.NetworkFactory;
import org.kdtoolkit.train.trial.Rehearsal;
import org.kdtoolkit.train.trial.SchemeFactory;
import org.kdtoolkit.train.trial.TeacherAnswers;
import org.kdtoolkit.train.trial.TrialOutcomes;
import org.kdtoolkit.train.trial.TrialRunner;
import org.kdtoolkit.train.trial.TrialTracking;

/** What trains students. */
final class TrialModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(MethodAssembly.class).in(Singleton.class);
        bind(SchemeFactory.class).in(Singleton.class);
        bind(NetworkFactory.class).in(Singleton.class);
        bind(EpochTrainerFactory.class).in(Singleton.class);
        bind(TeacherAnswers.class).in(Singleton.class);
        bind(AnswerFiles.class).in(Singleton.class);
        bind(TrialOutcomes.class).in(Singleton.class);
        bind(TrialTracking.class).in(Singleton.class);
        bind(TrialRunner.class).in(Singleton.class);
        bind(Rehearsal.class).in(Singleton.class);
        bind(Inputs.class).in(Singleton.class);
        bind(PlannedTraining.class).in(Singleton.class);
        bind(Trials.class).in(Singleton.class);
        bind(RunRecord.class).in(Singleton.class);
        bind(TrialPreparation.class).in(Singleton.class);
        bind(Thumbnails.class).in(Singleton.class);
        bind(BenchmarkRun.class).in(Singleton.class);
        bind(TrialTraining.class).in(Singleton.class);
    }
}

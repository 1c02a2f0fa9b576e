package org.kdtoolkit.train.run;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import org.kdtoolkit.train.trial.BatchPassesFactory;
import org.kdtoolkit.train.trial.SchemeEvaluation;
import org.kdtoolkit.train.trial.StudentDescriptions;
import org.kdtoolkit.train.trial.StudentEvaluationFactory;
import org.kdtoolkit.train.trial.StudentFactory;
import org.kdtoolkit.train.trial.UntrainedStudent;

/** What judges students. Nothing here depends on a teacher. */
final class EvaluationModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(BatchPassesFactory.class).in(Singleton.class);
        bind(StudentDescriptions.class).in(Singleton.class);
        bind(StudentFactory.class).in(Singleton.class);
        bind(SchemeEvaluation.class).in(Singleton.class);
        bind(StudentEvaluationFactory.class).in(Singleton.class);
        bind(TrainedStudents.class).in(Singleton.class);
        bind(UntrainedStudent.class).in(Singleton.class);
    }
}

package org.kdtoolkit.baselines.none;

import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.MethodContext;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;

/** Provides the student that learns from its labels alone. */
public final class NoneProvider implements Provider<NoneConfig, MethodContext, Method> {

    @Override
    public Kind<MethodContext, Method> kind() {
        return Kind.METHOD;
    }

    @Override
    public String name() {
        return "none";
    }

    @Override
    public Class<NoneConfig> configuration() {
        return NoneConfig.class;
    }

    @Override
    public String summary() {
        return "no distillation: the student learns from its labels alone";
    }

    @Override
    public Method create(NoneConfig configuration, MethodContext context) {
        return new NoDistillation();
    }

    private static final class NoDistillation implements Method {

        @Override
        public Set<String> teachers() {
            return Set.of();
        }

        @Override
        public Losses losses(
                StudentOutput student,
                Map<String, TeacherOutput> teachers,
                Batch batch,
                TrainingMoment moment) {
            return Losses.none();
        }
    }
}

package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kdtoolkit.api.Kind;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.MethodContext;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.OptimizerConfig;
import org.kdtoolkit.train.config.StudentSpec;
import org.kdtoolkit.train.optimizer.Optimizer;
import org.kdtoolkit.train.step.MethodAssembly;
import org.kdtoolkit.train.step.TrainingStep;

/**
 * A fresh student and a fresh distiller with their optimisers. All methods of one seed begin with
 * the same student.
 *
 * @param learner the student's side
 * @param distiller the distiller's side
 */
record Contestants(TrainingStep.Learner learner, TrainingStep.Distiller distiller)
        implements AutoCloseable {

    static Contestants create(Bench bench, MethodSpec spec, Seed seed, NDManager manager) {
        OptimizerConfig optimizer = bench.config().training().optimizer();
        Backbone student = student(bench, seed, manager);
        seed.of("distiller").plant(manager.getEngine());
        Method method =
                new MethodAssembly(bench.registry())
                        .assemble(
                                spec,
                                new MethodContext(
                                        student.featureMap(),
                                        shapes(bench.teachers()),
                                        bench.dataset().classes().size(),
                                        bench.dataset().samples(Subset.TRAIN).size(),
                                        manager));
        return new Contestants(
                new TrainingStep.Learner(
                        student,
                        bench.config().student().modality(),
                        Optimizer.of(optimizer, student.state(), manager)),
                new TrainingStep.Distiller(
                        method,
                        Optimizer.of(optimizer, method.state(), manager),
                        asked(method, bench.teachers())));
    }

    private static Map<String, TeacherShape> shapes(Map<String, Teacher> teachers) {
        Map<String, TeacherShape> shapes = new LinkedHashMap<>();
        teachers.forEach((name, teacher) -> shapes.put(name, teacher.shape()));
        return shapes;
    }

    private static Map<String, Teacher> asked(Method method, Map<String, Teacher> teachers) {
        Map<String, Teacher> asked = new LinkedHashMap<>(teachers);
        asked.keySet().retainAll(method.teachers());
        return asked;
    }

    /** A fresh student alone. */
    static Backbone student(Bench bench, Seed seed, NDManager manager) {
        StudentSpec spec = bench.config().student();
        Dataset dataset = bench.dataset();
        seed.of("student").plant(manager.getEngine());
        return bench.registry()
                .create(
                        Kind.BACKBONE,
                        spec.type(),
                        spec.settings(),
                        new BackboneContext(
                                Modalities.shape(dataset, "student.modality", spec.modality()),
                                dataset.classes().size(),
                                manager));
    }

    @Override
    public void close() {
        learner.optimizer().close();
        distiller.optimizer().close();
    }
}

package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.kdtoolkit.api.Kind;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.MethodContext;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.formats.weights.WeightsFile;
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
 * @param notes what a report must say of how they begin
 */
record TrialNetworks(
        TrainingStep.Learner learner, TrainingStep.Distiller distiller, List<String> notes)
        implements AutoCloseable {

    static TrialNetworks create(TrialSetup bench, MethodSpec spec, Seed seed, NDManager manager) {
        OptimizerConfig optimizer = bench.config().training().optimizer();
        Backbone student = student(bench, seed, manager);
        List<String> notes =
                spec(bench).weights().stream()
                        .map(file -> new WeightsFile(file, spec(bench).weightsPrefix()))
                        .map(weights -> begin(student, weights, manager))
                        .toList();
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
        return new TrialNetworks(
                new TrainingStep.Learner(
                        student,
                        spec(bench).modality(),
                        Optimizer.of(optimizer, student.state(), manager)),
                new TrainingStep.Distiller(
                        method,
                        Optimizer.of(optimizer, method.state(), manager),
                        asked(method, bench.teachers())),
                notes);
    }

    /** Gives a student weights that were trained before, and says so. */
    private static String begin(Backbone student, WeightsFile weights, NDManager manager) {
        OptionalLong otherClasses =
                weights.loadAllButHead(
                        student.state(),
                        student.head(),
                        manager,
                        "'student' must be configured as the network that left these" + " weights");
        String note = "the student begins with the weights of " + weights.path();
        return otherClasses.isPresent()
                ? "%s; the head of %d classes was not taken"
                        .formatted(note, otherClasses.getAsLong())
                : note;
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

    /** A fresh student alone, its weights at random. */
    static Backbone student(TrialSetup bench, Seed seed, NDManager manager) {
        StudentSpec spec = spec(bench);
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

    private static StudentSpec spec(TrialSetup bench) {
        return bench.config().student();
    }

    @Override
    public void close() {
        learner.optimizer().close();
        distiller.optimizer().close();
    }
}

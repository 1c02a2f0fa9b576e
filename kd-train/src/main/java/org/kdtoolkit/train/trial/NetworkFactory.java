package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.datasets.corruption.ShuffledPairs;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.Pairs;
import org.kdtoolkit.train.config.Precision;
import org.kdtoolkit.train.config.TrainingConfig;
import org.kdtoolkit.train.optimizer.Optimizer;
import org.kdtoolkit.train.optimizer.TrainedWeights;
import org.kdtoolkit.train.optimizer.WeightGroups;
import org.kdtoolkit.train.optimizer.WeightsAverage;
import org.kdtoolkit.train.step.AssembledMethod;
import org.kdtoolkit.train.step.MethodAssembly;
import org.kdtoolkit.train.step.MixedPrecisionStudent;
import org.kdtoolkit.train.step.StageLayouts;
import org.kdtoolkit.train.step.TrainingStep;

/**
 * Makes what a trial trains: a fresh student and a fresh distiller, or a scheme with its students.
 * All methods of one seed begin with the same students.
 */
public final class NetworkFactory {

    private final StudentFactory students;
    private final ExtendedStudents extended;
    private final SchemeFactory schemes;
    private final MethodAssembly methods;
    private final Teachers teachers;
    private final Dataset dataset;
    private final TrainingConfig training;
    private final Faults faults;
    private final NDManager manager;

    /**
     * Prepares to make networks.
     *
     * @param registry finds objectives
     * @param students makes students
     * @param schemes makes schemes with their students
     * @param methods makes distillers
     * @param teachers what is distilled from
     * @param dataset what is learnt from
     * @param training how
     * @param faults takes samples that can't be read
     * @param manager on whose device the networks are
     */
    @Inject
    public NetworkFactory(
            Registry registry,
            StudentFactory students,
            SchemeFactory schemes,
            MethodAssembly methods,
            Teachers teachers,
            Dataset dataset,
            TrainingConfig training,
            Faults faults,
            NDManager manager) {
        this.students = students;
        this.extended =
                new ExtendedStudents(registry, students, teachers, dataset, faults, manager);
        this.schemes = schemes;
        this.methods = methods;
        this.teachers = teachers;
        this.dataset = dataset;
        this.training = training;
        this.faults = faults;
        this.manager = manager;
    }

    /**
     * The names of the teachers from which a method learns.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if there are no such teachers
     */
    public Set<String> teachersOf(MethodSpec spec) {
        return methods.teachersOf(spec, teachers.names());
    }

    TrialNetworks create(MethodSpec spec, Seed seed) {
        NDManager own = manager.newSubManager();
        try {
            return schemes.create(spec, seed, own).orElseGet(() -> ofMethod(spec, seed, own));
        } catch (RuntimeException | Error e) {
            own.close();
            throw e;
        }
    }

    private TrialNetworks ofMethod(MethodSpec spec, Seed seed, NDManager own) {
        MadeStudent made = extended.create(spec, seed, own);
        Backbone student = made.network();
        List<String> notes = new ArrayList<>(made.notes());
        if (training.precision() != Precision.FLOAT32) {
            notes.add("the student was trained in bfloat16, and is judged in float32");
        }
        // opened first, as a teacher may draw random numbers too
        Map<String, TeacherShape> asked = teachers.shapes(teachersOf(spec));
        seed.of("distiller").seed(own.getEngine());
        AssembledMethod method =
                methods.assemble(
                        spec,
                        surroundings(student, dataset, training, own).optTeachers(asked).build());
        Map<String, Teacher> asking = asked(spec, method.teachers());
        notes.addAll(secondView(method, asking, spec.pairs()));
        WeightGroups groups = new WeightGroups(training);
        TrainedWeights weights = method.trained(groups.ofStudent(made.parts()), own);
        TrainedWeights distilling =
                method.trained(groups.ofDistiller(method.method().state()), own);
        return new MethodNetworks(
                student,
                new TrainingStep.Learner(
                        trained(student, own),
                        students.modality(),
                        Optimizer.of(training.optimizer(), weights)),
                new TrainingStep.Distiller(
                        method, Optimizer.of(training.optimizer(), distilling), asking),
                spec.classWeight().orElse(training.classWeight()),
                made.spec(),
                training.average().map(average -> new WeightsAverage(weights, average.decay())),
                notes,
                own);
    }

    /** What a distiller is told of all but its teachers. */
    static DistillerContext.Builder surroundings(
            Backbone student, Dataset dataset, TrainingConfig training, NDManager own) {
        return DistillerContext.builder()
                .setStudent(student.featureMap())
                .optStudentStages(StageLayouts.of(student))
                .setClasses(dataset.classes().size())
                .optTargetKind(dataset.targetKind())
                .setTrainingSamples(dataset.samples(Subset.TRAIN).size())
                .optBatchSize(training.batchSize())
                .setManager(own);
    }

    private Backbone trained(Backbone student, NDManager own) {
        return switch (training.precision()) {
            case FLOAT32 -> student;
            case BFLOAT16 -> MixedPrecisionStudent.of(student, own.getDevice());
        };
    }

    /**
     * What a report must say of teachers that do not see a second view; asked about another sample,
     * they look at that as the first view does.
     */
    private List<String> secondView(
            AssembledMethod method, Map<String, Teacher> asking, Pairs pairs) {
        return method.secondView().stream()
                .flatMap(
                        view ->
                                asking.entrySet().stream()
                                        .filter(
                                                one ->
                                                        !seesBoth(
                                                                one.getKey(),
                                                                one.getValue(),
                                                                pairs))
                                        .map(
                                                one ->
                                                        "the teacher '%s' says of the view '%s' what it says of the sample itself"
                                                                .formatted(one.getKey(), view)))
                .toList();
    }

    private boolean seesBoth(String name, Teacher teacher, Pairs pairs) {
        return pairs != Pairs.SHUFFLED && sees(name, teacher);
    }

    /** Whether a teacher looks at what the student looks at. */
    private boolean sees(String name, Teacher teacher) {
        return teachers.modality(name).equals(students.modality())
                && teachers.sight(name, teacher, students.modality())
                        .filter(TeacherSight::isPlain)
                        .isPresent();
    }

    private Map<String, Teacher> asked(MethodSpec spec, Set<String> names) {
        Map<String, Teacher> named = teachers.named(names);
        if (spec.pairs() == Pairs.SHUFFLED) {
            ShuffledPairs pairs = new ShuffledPairs(dataset, faults);
            named.replaceAll((name, teacher) -> pairs.of(teacher, teachers.modality(name)));
        }
        named.replaceAll(this::shown);
        return named;
    }

    private Teacher shown(String name, Teacher teacher) {
        return teachers.sight(name, teacher, students.modality())
                .filter(sight -> !sight.isPlain())
                .<Teacher>map(sight -> new SightedTeacher(teacher, sight))
                .orElse(teacher);
    }
}

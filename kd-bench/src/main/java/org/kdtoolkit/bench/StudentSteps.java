package org.kdtoolkit.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.loading.BatchLoader;
import org.kdtoolkit.loading.Epoch;
import org.kdtoolkit.loading.Order;
import org.kdtoolkit.loading.TransferBuffers;
import org.kdtoolkit.train.config.AdamConfig;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.Precision;
import org.kdtoolkit.train.optimizer.Optimizer;
import org.kdtoolkit.train.optimizer.WeightGroup;
import org.kdtoolkit.train.step.AssembledMethod;
import org.kdtoolkit.train.step.ClassLoss;
import org.kdtoolkit.train.step.FiniteCheck;
import org.kdtoolkit.train.step.InitialLesson;
import org.kdtoolkit.train.step.InitialPhases;
import org.kdtoolkit.train.step.MethodAssembly;
import org.kdtoolkit.train.step.MixedPrecisionStudent;
import org.kdtoolkit.train.step.Rates;
import org.kdtoolkit.train.step.StageLayouts;
import org.kdtoolkit.train.step.TrainingStep;
import org.kdtoolkit.train.step.Updates;

/**
 * The training of a student on made-up samples in memory, step by step: each takes a batch from the
 * loader, and does all that a trial does.
 */
final class StudentSteps implements AutoCloseable {

    private static final String INPUT = "input";
    private static final String TEACHER = "teacher";
    private static final AdamConfig.Adam ADAM =
            new AdamConfig.Adam(3e-4, 5e-4, 0.9, 0.999, 1e-8, 0.2);

    private static final int EPOCHS = 1;

    private final NDManager manager;
    private final TrainingStep.Learner learner;
    private final TrainingStep.Distiller distiller;
    private final TrainingStep step;
    private final Optional<TrainingStep> initialStep;
    private final BatchLoader loader;
    private int epochs;
    private Epoch epoch;

    /**
     * Sets everything up.
     *
     * @param work what is trained, and from how much
     * @param method what it is trained with
     */
    StudentSteps(Workload work, MethodSpec method) {
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(1);
        RandomSamples samples =
                RandomSamples.of(INPUT, work.input(), work.classes(), work.samples());
        Registry registry =
                Registry.builder().addServices(StudentSteps.class.getClassLoader()).build();
        Backbone student =
                registry.create(
                        Kind.BACKBONE,
                        work.backbone(),
                        work.settings(),
                        BackboneContext.of(samples.shape(), work.classes(), manager));
        StoredAnswers teacher = StoredAnswers.of(work, samples, student);
        AssembledMethod assembled =
                new MethodAssembly(registry)
                        .assemble(
                                method,
                                DistillerContext.builder()
                                        .setStudent(student.featureMap())
                                        .optStudentStages(StageLayouts.of(student))
                                        .optTeacher(TEACHER, teacher.shape())
                                        .optBatchSize(work.batch())
                                        .setClasses(work.classes())
                                        .setTrainingSamples(samples.size())
                                        .setManager(manager)
                                        .build());
        learner =
                new TrainingStep.Learner(
                        work.precision() == Precision.FLOAT32
                                ? student
                                : MixedPrecisionStudent.of(student, manager.getDevice()),
                        INPUT,
                        optimizer(assembled, student.state()));
        Map<String, Teacher> teachers = new LinkedHashMap<>();
        assembled.teachers().forEach(name -> teachers.put(name, teacher));
        distiller =
                new TrainingStep.Distiller(
                        assembled, optimizer(assembled, assembled.method().state()), teachers);
        step =
                new TrainingStep(
                        learner,
                        distiller,
                        new ClassLoss(1, work.labelSmoothing(), Optional.empty()));
        initialStep = assembled.initial().map(this::initial);
        loader =
                BatchLoader.builder()
                        .setSamples(samples, Subset.TRAIN)
                        .setModalities(List.of(INPUT))
                        .setBatchSize(work.batch())
                        .setFaults(new Faults(OnError.FAIL))
                        .build();
        epoch = loader.epoch(Order.shuffled(1, 0));
    }

    private TrainingStep initial(InitialPhases phases) {
        return new TrainingStep(
                new InitialLesson(learner, distiller, phases, EPOCHS),
                FiniteCheck.EACH_STEP,
                Updates.plain(learner.optimizer(), distiller.optimizer()));
    }

    private Optimizer optimizer(AssembledMethod method, StateDict weights) {
        return Optimizer.of(ADAM, method.trained(WeightGroup.whole(weights), manager));
    }

    /** How many steps an epoch has. */
    int stepsAnEpoch() {
        return loader.batches();
    }

    /** How many arrays of networks, optimisers and steps there are. */
    int liveArrays() {
        return manager.getManagedArrays().size();
    }

    /**
     * Takes one step.
     *
     * @return the value of each loss term
     */
    Map<String, Double> run() {
        return run(step);
    }

    /** Whether the method trains anything before the training. */
    boolean hasInitialPhase() {
        return initialStep.isPresent();
    }

    /**
     * Takes one step before the training.
     *
     * @return the value of each loss term
     */
    Map<String, Double> runInitial() {
        return run(initialStep.orElseThrow());
    }

    private Map<String, Double> run(TrainingStep step) {
        if (!epoch.hasNext()) {
            epoch.close();
            epoch = loader.epoch(Order.shuffled(1, ++epochs));
        }
        try (NDManager scope = manager.newSubManager()) {
            return step.run(
                            epoch.next(scope),
                            new Rates(
                                    ADAM.learningRate(),
                                    ADAM.learningRate() * ADAM.distillerScale()),
                            TrainingMoment.of(1, EPOCHS))
                    .values();
        }
    }

    @Override
    public void close() {
        epoch.close();
        learner.optimizer().close();
        distiller.optimizer().close();
        manager.close();
    }

    /**
     * A teacher whose answers are stored, but for inner feature maps, which are noise.
     *
     * @param embeddings of each sample, [Dt]
     * @param logits of each sample, [C]
     * @param shape its maps are laid out as the student's
     * @param maps the layouts of what it can be asked for by a name
     */
    private record StoredAnswers(
            float[][] embeddings,
            float[][] logits,
            TeacherShape shape,
            Map<String, FeatureMapShape> maps,
            TransferBuffers staging)
            implements Teacher {

        static StoredAnswers of(Workload work, RandomSamples samples, Backbone student) {
            return new StoredAnswers(
                    answers(samples.size(), work.teacherWidth()),
                    answers(samples.size(), work.classes()),
                    TeacherShape.of(work.teacherWidth(), true)
                            .withStages(student.stages())
                            .withPreactivations(student.preactivations()),
                    StageLayouts.of(student),
                    new TransferBuffers());
        }

        private static float[][] answers(int samples, int width) {
            return IntStream.range(0, samples)
                    .mapToObj(
                            sample -> {
                                float[] answer = new float[width];
                                for (int i = 0; i < width; i++) {
                                    answer[i] = (float) Math.sin(sample * 7.0 + i * 3.0);
                                }
                                return answer;
                            })
                    .toArray(float[][]::new);
        }

        @Override
        public TeacherOutput output(Batch batch, NDManager owner) {
            return TeacherOutput.late(() -> gathered(embeddings, batch, owner))
                    .withLateLogits(() -> gathered(logits, batch, owner));
        }

        @Override
        public TeacherOutput output(Batch batch, NDManager owner, Set<String> stages) {
            Map<String, NDArray> noise = new LinkedHashMap<>();
            for (String stage : stages) {
                FeatureMapShape map = maps.get(stage);
                noise.put(
                        stage,
                        owner.randomNormal(new Shape(batch.size(), map.tokens(), map.width())));
            }
            return output(batch, owner).withStages(noise);
        }

        private NDArray gathered(float[][] table, Batch batch, NDManager owner) {
            int[] indices = batch.indices();
            float[][] rows = new float[indices.length][];
            for (int row = 0; row < rows.length; row++) {
                rows[row] = table[indices[row]];
            }
            return staging.stack(owner, rows);
        }
    }
}

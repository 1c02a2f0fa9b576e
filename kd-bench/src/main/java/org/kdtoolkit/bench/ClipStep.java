package org.kdtoolkit.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.models.R2Plus1dConfig;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.OptimizerConfig;
import org.kdtoolkit.train.config.Precision;
import org.kdtoolkit.train.optimizer.Optimizer;
import org.kdtoolkit.train.step.AssembledMethod;
import org.kdtoolkit.train.step.MethodAssembly;
import org.kdtoolkit.train.step.MixedPrecisionStudent;
import org.kdtoolkit.train.step.TrainingStep;

/**
 * The training of R(2+1)D-10 on one batch of made-up clips again and again: what a step costs where
 * its data is available.
 */
final class ClipStep implements AutoCloseable {

    private static final int CLASSES = 51;
    private static final int WIDTH = 512;
    private static final int FRAMES = 16;
    private static final int CHANNELS = 3;
    private static final String CLIP = "video";
    private static final String TEACHER = "audio";
    private static final OptimizerConfig.Adam ADAM =
            new OptimizerConfig.Adam(3e-4, 5e-4, 0.9, 0.999, 1e-8, 0.2);

    /**
     * How much a step learns from.
     *
     * @param batch the number of clips B
     * @param side their height and width in pixels
     * @param precision what the student computes with
     */
    record Load(int batch, int side, Precision precision) {}

    private final Load load;
    private final NDManager manager;
    private final TrainingStep.Learner learner;
    private final TrainingStep.Distiller distiller;
    private final TrainingStep step;
    private final NDArray clips;
    private final NDArray embeddings;

    /**
     * Sets everything up.
     *
     * @param method what is trained with
     * @param load how much a step learns from
     */
    ClipStep(BenchMethod method, Load load) {
        this.load = load;
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(1);
        Registry registry = Registry.builder().addServices(ClipStep.class.getClassLoader()).build();
        Backbone student =
                registry.create(
                        Kind.BACKBONE,
                        "r2plus1d",
                        new R2Plus1dConfig(10, WIDTH),
                        BackboneContext.of(
                                new Shape(CHANNELS, FRAMES, load.side(), load.side()),
                                CLASSES,
                                manager));
        MethodSpec spec = method.spec();
        AssembledMethod assembled =
                new MethodAssembly(registry)
                        .assemble(
                                spec,
                                DistillerContext.builder()
                                        .setStudent(student.featureMap())
                                        .optTeacher(TEACHER, TeacherShape.of(WIDTH, false))
                                        .setClasses(CLASSES)
                                        .setTrainingSamples(load.batch())
                                        .setManager(manager)
                                        .build());
        clips =
                manager.randomNormal(
                        new Shape(load.batch(), CHANNELS, FRAMES, load.side(), load.side()));
        embeddings = manager.randomUniform(0, 1, new Shape(load.batch(), WIDTH));
        learner =
                new TrainingStep.Learner(
                        load.precision() == Precision.FLOAT32
                                ? student
                                : MixedPrecisionStudent.of(student, manager.getDevice()),
                        CLIP,
                        Optimizer.of(ADAM, student.state(), manager));
        Map<String, Teacher> teachers = new LinkedHashMap<>();
        assembled.teachers().forEach(name -> teachers.put(name, new Listener(embeddings)));
        distiller =
                new TrainingStep.Distiller(
                        assembled,
                        Optimizer.of(ADAM, assembled.method().state(), manager),
                        teachers);
        step = new TrainingStep(learner, distiller, 1);
    }

    /**
     * Takes one step.
     *
     * @return the value of each loss term
     */
    Map<String, Double> run() {
        try (NDManager scope = manager.newSubManager()) {
            NDArray input = clips.duplicate();
            input.attach(scope);
            int[] rows = IntStream.range(0, load.batch()).toArray();
            long[] classes = IntStream.of(rows).mapToLong(row -> row % CLASSES).toArray();
            Batch batch =
                    Batch.of(
                            Subset.TRAIN,
                            IntStream.of(rows).mapToObj(row -> "clip " + row).toList(),
                            rows,
                            Map.of(CLIP, input),
                            Targets.singleLabel(scope.create(classes)));
            return step.run(
                    batch,
                    ADAM.learningRate(),
                    ADAM.learningRate() * ADAM.distillerScale(),
                    TrainingMoment.of(1, 1));
        }
    }

    @Override
    public void close() {
        learner.optimizer().close();
        distiller.optimizer().close();
        manager.close();
    }

    /**
     * Says the same of every batch.
     *
     * @param embeddings [B, Dt]
     */
    private record Listener(NDArray embeddings) implements Teacher {

        @Override
        public TeacherShape shape() {
            return TeacherShape.of((int) embeddings.getShape().get(1), false);
        }

        @Override
        public TeacherOutput output(Batch batch, NDManager owner) {
            NDArray own = embeddings.duplicate();
            own.attach(owner);
            return TeacherOutput.of(own);
        }
    }
}

package org.kdtoolkit.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.baselines.embedding.RkdConfig;
import org.kdtoolkit.baselines.logits.KdConfig;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.csc.CscConfig;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.run.EngineEnvironment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Losses forward and backward, up to the student's output. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class LossBenchmark {

    /** An objective with its published settings. */
    public enum Loss {
        /** The contrast of Contrastive Semantic Calibration. */
        CSC("csc", new CscConfig(CscConfig.Scheme.ADAPTIVE, 0.07, 0.07)),
        /** Soft labels. */
        KD("kd", new KdConfig(4, false)),
        /** Distances and angles. */
        RKD("rkd", new RkdConfig(25, 50));

        private final String type;
        private final Record settings;

        Loss(String type, Record settings) {
            this.type = type;
            this.settings = settings;
        }
    }

    private static final int CLASSES = 51;
    private static final int WIDTH = 512;

    /** Which loss. */
    @Param public Loss loss;

    /** Samples. */
    @Param("64")
    public int batch;

    private NDManager manager;
    private Objective objective;
    private NDArray token;
    private NDArray embedding;
    private NDArray logits;
    private NDArray teacherEmbedding;
    private NDArray teacherLogits;
    private long[] classes;

    /** Makes what both networks say. */
    @Setup
    public void open() {
        EngineEnvironment.load(EngineName.PYTORCH);
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(1);
        Registry registry =
                Registry.builder().addServices(LossBenchmark.class.getClassLoader()).build();
        objective =
                registry.create(
                        Kind.OBJECTIVE,
                        loss.type,
                        loss.settings,
                        DistillerContext.builder()
                                .setStudent(FeatureMapShape.token(WIDTH))
                                .optTeacher(TeacherShape.of(WIDTH, true))
                                .setClasses(CLASSES)
                                .setTrainingSamples(batch)
                                .setManager(manager)
                                .build());
        embedding = manager.randomNormal(new Shape(batch, WIDTH));
        token = embedding.expandDims(1);
        logits = manager.randomNormal(new Shape(batch, CLASSES));
        teacherEmbedding = manager.randomNormal(new Shape(batch, WIDTH));
        teacherLogits = manager.randomNormal(new Shape(batch, CLASSES));
        classes = IntStream.range(0, batch).mapToLong(row -> row % CLASSES).toArray();
    }

    /** The loss and its gradients. */
    @Benchmark
    public float forwardAndBackward() {
        try (NDManager scope = manager.newSubManager();
                GradientCollector collector = manager.getEngine().newGradientCollector()) {
            StudentOutput student =
                    StudentOutput.of(
                            leaf(token, scope), leaf(embedding, scope), leaf(logits, scope));
            TeacherOutput teacher =
                    TeacherOutput.of(constant(teacherEmbedding, scope))
                            .withLogits(constant(teacherLogits, scope));
            NDArray value =
                    objective
                            .evaluate(
                                    ObjectiveStep.of(
                                            student,
                                            Knowledge.unfiltered(teacher),
                                            batch(scope),
                                            TrainingMoment.of(1, 1)))
                            .student()
                            .stream()
                            .map(StudentLoss::value)
                            .reduce(NDArray::add)
                            .orElseThrow();
            collector.backward(value);
            return value.getFloat();
        }
    }

    /** Frees all. */
    @TearDown
    public void close() {
        manager.close();
    }

    private Batch batch(NDManager scope) {
        int[] rows = IntStream.range(0, batch).toArray();
        return Batch.of(
                Subset.TRAIN,
                IntStream.of(rows).mapToObj(Integer::toString).toList(),
                rows,
                Map.of(),
                Targets.singleLabel(scope.create(classes)));
    }

    private static NDArray leaf(NDArray value, NDManager scope) {
        NDArray leaf = constant(value, scope);
        leaf.setRequiresGradient(true);
        return leaf;
    }

    private static NDArray constant(NDArray value, NDManager scope) {
        NDArray own = value.duplicate();
        own.attach(scope);
        return own;
    }
}

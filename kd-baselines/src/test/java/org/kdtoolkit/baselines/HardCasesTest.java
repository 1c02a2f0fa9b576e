package org.kdtoolkit.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
import org.kdtoolkit.baselines.embedding.CcConfig;
import org.kdtoolkit.baselines.embedding.ComodoConfig;
import org.kdtoolkit.baselines.embedding.FitNetConfig;
import org.kdtoolkit.baselines.embedding.PktConfig;
import org.kdtoolkit.baselines.embedding.RkdConfig;
import org.kdtoolkit.baselines.embedding.SpConfig;
import org.kdtoolkit.baselines.embedding.VkdConfig;
import org.kdtoolkit.baselines.embedding.VkdSigns;
import org.kdtoolkit.baselines.logits.DistConfig;
import org.kdtoolkit.baselines.logits.DkdConfig;
import org.kdtoolkit.baselines.logits.KdConfig;
import org.kdtoolkit.baselines.logits.PseudoLabelConfig;
import org.kdtoolkit.baselines.map.IckdConfig;

/** Batches that a division, a root or a logarithm could break on. */
class HardCasesTest {

    private static final int STUDENT_WIDTH = 6;
    private static final int TEACHER_WIDTH = 9;
    private static final int CLASSES = 4;

    /** Turns random numbers into what a network says in a hard case. */
    private enum Case {
        ORDINARY(new long[] {0, 1, 2, 3, 0}),
        SAMPLE_ALONE(new long[] {2}),
        TWO_SAMPLES(new long[] {2, 0}),
        ONE_CLASS(new long[] {1, 1, 1, 1, 1}),
        NO_CLASS_TWICE(new long[] {3, 1, 2, 0}),
        CLASS_THAT_NEVER_OCCURS(new long[] {0, 1, 3, 1, 0}),
        TEACHER_OF_ZEROS(new long[] {0, 1, 2, 3, 0}) {
            @Override
            NDArray teacher(NDArray values) {
                return values.zerosLike();
            }
        },
        STUDENT_OF_ZEROS(new long[] {0, 1, 2, 3, 0}) {
            @Override
            NDArray student(NDArray values) {
                return values.zerosLike();
            }
        },
        ZEROS_ALONE(new long[] {0}) {
            @Override
            NDArray student(NDArray values) {
                return values.zerosLike();
            }

            @Override
            NDArray teacher(NDArray values) {
                return values.zerosLike();
            }
        },
        EQUAL_SAMPLES(new long[] {0, 1, 2, 3, 0}) {
            @Override
            NDArray student(NDArray values) {
                return values.zerosLike().add(values.get(":1"));
            }
        },
        HUGE_LOGITS(new long[] {0, 1, 2, 3, 0}) {
            @Override
            NDArray logits(NDArray values) {
                return values.sign().mul(1e4);
            }
        };

        private final long[] classes;

        Case(long[] classes) {
            this.classes = classes;
        }

        NDArray student(NDArray values) {
            return values;
        }

        NDArray teacher(NDArray values) {
            return values;
        }

        NDArray logits(NDArray values) {
            return values;
        }
    }

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(41);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<Arguments> logits() {
        return inEachCase(
                new Candidate("kd", new KdConfig(4, false)),
                new Candidate("dkd", new DkdConfig(1, 8, 4, false)),
                new Candidate("dist", new DistConfig(1, 1, 1)),
                new Candidate("pseudo-label", new PseudoLabelConfig(0.5)));
    }

    static Stream<Arguments> embeddings() {
        return inEachCase(
                new Candidate("sp", new SpConfig()),
                new Candidate("rkd", new RkdConfig(25, 50)),
                new Candidate("pkt", new PktConfig()),
                new Candidate("cc", new CcConfig(128)),
                new Candidate("comodo", ComodoConfig.published()),
                new Candidate("vkd", new VkdConfig(VkdSigns.CONSTANT)),
                new Candidate("ickd", new IckdConfig()),
                new Candidate("fitnet", new FitNetConfig()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"logits", "embeddings"})
    void haveAFiniteLossAndFiniteGradients(Candidate candidate, Case hard) {
        NDArray classes = manager.create(hard.classes);
        checkFinite(candidate, hard, Targets.singleLabel(classes));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("embeddings")
    void mayHaveSeveralLabelsWhereEmbeddingsAreCompared(Candidate candidate, Case hard) {
        NDArray indicators = manager.create(hard.classes).oneHot(CLASSES);
        checkFinite(candidate, hard, Targets.multiLabel(indicators));
    }

    private void checkFinite(Candidate candidate, Case hard, Targets targets) {
        Objective objective = candidate.create(context());
        int size = hard.classes.length;
        NDArray embedding = leaf(hard.student(random(size, STUDENT_WIDTH)));
        NDArray logits = leaf(hard.student(hard.logits(random(size, CLASSES))));
        NDArray target = leaf(hard.teacher(random(size, TEACHER_WIDTH)));
        NDArray teacherLogits = leaf(hard.teacher(hard.logits(random(size, CLASSES))));
        NDArray value;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            StudentOutput student = StudentOutput.of(embedding.expandDims(1), embedding, logits);
            Knowledge knowledge =
                    Knowledge.unfiltered(TeacherOutput.of(target).withLogits(teacherLogits))
                            .withTarget(target);
            List<StudentLoss> losses =
                    objective
                            .evaluate(
                                    ObjectiveStep.of(
                                            student,
                                            knowledge,
                                            batch(size, targets),
                                            TrainingMoment.of(1, 1)))
                            .student();
            assertThat(losses).hasSize(1);
            value = losses.get(0).value();
            collector.backward(value);
        }
        assertThat(value.getFloat()).isFinite();
        Stream.concat(
                        Stream.of(embedding, logits, target, teacherLogits),
                        objective.state().trainable().stream().map(Parameter::getArray))
                .forEach(array -> assertFinite(array.getGradient()));
    }

    private static void assertFinite(NDArray gradient) {
        // far beyond this, one step would undo a training
        assertThat(gradient.abs().max().getFloat()).isFinite().isLessThan(1e6f);
    }

    private DistillerContext context() {
        return DistillerContext.builder()
                .setStudent(FeatureMapShape.token(STUDENT_WIDTH))
                .optTeacher(TeacherShape.of(TEACHER_WIDTH, true))
                .setClasses(CLASSES)
                .setTrainingSamples(100)
                .setManager(manager)
                .build();
    }

    private NDArray random(int size, int width) {
        return manager.randomNormal(new Shape(size, width));
    }

    private static NDArray leaf(NDArray values) {
        NDArray leaf = values.duplicate();
        leaf.setRequiresGradient(true);
        return leaf;
    }

    private static Batch batch(int size, Targets targets) {
        return Batch.of(
                Subset.TRAIN,
                IntStream.range(0, size).mapToObj(i -> "sample-" + i).toList(),
                IntStream.range(0, size).toArray(),
                Map.of(),
                targets);
    }

    private static Stream<Arguments> inEachCase(Candidate... candidates) {
        return Stream.of(candidates)
                .flatMap(
                        candidate ->
                                Stream.of(Case.values())
                                        .map(hard -> Arguments.of(candidate, hard)));
    }

    /** An objective with its configuration. */
    private record Candidate(String name, Record configuration) {

        Objective create(DistillerContext context) {
            return new BaselinesPlugin()
                    .provider(Kind.OBJECTIVE, name)
                    .create(configuration, context);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}

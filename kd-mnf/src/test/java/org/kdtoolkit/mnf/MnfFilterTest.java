package org.kdtoolkit.mnf;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.DistillerLoss;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.FilterStep;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.ReadingListener;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.FilterContract;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class MnfFilterTest extends FilterContract {

    private NDManager manager;
    private Fixture fixture;

    @Override
    protected Filter filter(DistillerContext context) {
        return MnfFilter.of(MnfConfig.published(), context);
    }

    @Override
    protected boolean readsLabels() {
        return true;
    }

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("mnf_csc_step", manager);
    }

    @AfterEach
    void unload() {
        manager.close();
    }

    @Test
    void hasThePublishedLosses() {
        Map<String, NDArray> losses = losses(config(GateNorm.PUBLISHED, 1, 1));
        FixtureParity parity = FixtureParity.of(fixture);
        parity.value(losses.get("mnf-class"), "out/batch0/cls_n");
        parity.value(losses.get("mnf-gate-norm"), "out/batch0/norm");
        parity.value(losses.get("mnf-triplet"), "out/batch0/triplet");
    }

    /** The gate's openings are what the selected embedding is of the teacher's. */
    @Test
    void readsHowFarTheGateIsOpen() {
        Map<String, NDArray> read = new LinkedHashMap<>();
        TeacherOutput teacher = TeacherOutput.of(fixture.get("in/batch0/audio"));
        Filter filter = published(config(GateNorm.PUBLISHED, 1, 1));
        Knowledge knowledge;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            knowledge =
                    filter(
                            filter,
                            targets(),
                            (batch, name, values) -> read.put(name, values.get()));
        }
        NDArray gate = knowledge.embedding().div(teacher.embedding());
        assertThat(read).containsOnlyKeys(MnfFilter.GATE);
        new Closeness(1e-4, 1e-6).check("gate", read.get(MnfFilter.GATE), gate.mean(new int[] {1}));
    }

    @Test
    void hasThePublishedGradientsOfItsLosses() {
        Filter filter = published(config(GateNorm.PUBLISHED, 1, 1));
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(
                    filter(filter, targets()).losses().stream()
                            .map(DistillerLoss::value)
                            .reduce(NDArray::add)
                            .orElseThrow());
        }
        FixtureParity.of(fixture, Closeness.DEFAULT, new Closeness(1e-3, 1e-5))
                .gradients(filter.state(), "grad_distiller_only/mnf.");
    }

    @Test
    void samplesWithoutLabelsCountInNoClassLossAndInAllElse() {
        MnfConfig config = config(GateNorm.PUBLISHED, 1, 1);
        NDArray classes = fixture.get("in/batch0/targets");
        boolean[] labelled = new boolean[(int) classes.size()];
        labelled[0] = true;
        long[] other = classes.toLongArray();
        for (int i = 1; i < other.length; i++) {
            other[i] = (other[i] + 1) % classes();
        }
        NDArray mixed = manager.create(other);
        Map<String, NDArray> all = losses(config);

        Map<String, NDArray> some =
                losses(config, Targets.singleLabel(classes).withLabelled(labelled));
        Map<String, NDArray> otherwise =
                losses(config, Targets.singleLabel(mixed).withLabelled(labelled));
        Map<String, NDArray> none =
                losses(
                        config,
                        Targets.singleLabel(classes).withLabelled(new boolean[labelled.length]));

        assertThat(some.get("mnf-class").getFloat()).isNotEqualTo(all.get("mnf-class").getFloat());
        assertThat(otherwise.get("mnf-class").getFloat())
                .isEqualTo(some.get("mnf-class").getFloat());
        assertThat(none.get("mnf-class").getFloat()).isZero();
        Closeness.DEFAULT.check("triplet", none.get("mnf-triplet"), all.get("mnf-triplet"));
        Closeness.DEFAULT.check("norm", none.get("mnf-gate-norm"), all.get("mnf-gate-norm"));
    }

    @Test
    void normsBothGateWeightsWhereItIsToldTo() {
        NDArray first = fixture.get("w/mnf.gated_feature_composer.0.weight");
        double firstNorm = 0.001 * first.abs().sum().getFloat() / first.getShape().get(0);
        double lastNorm = fixture.number("out/batch0/norm");
        double both = losses(config(GateNorm.BOTH, 1, 1)).get("mnf-gate-norm").toFloatArray()[0];
        new Closeness(1e-4, 0)
                .check("norm", new double[] {both}, new double[] {firstNorm + lastNorm});
    }

    @Test
    void weighsItsLossesAndLeavesOutThoseOfWeightZero() {
        Map<String, NDArray> losses = losses(config(GateNorm.PUBLISHED, 3, 0));
        assertThat(losses.keySet()).containsExactly("mnf-class", "mnf-gate-norm");
        Closeness.DEFAULT.check(
                "class", losses.get("mnf-class"), fixture.get("out/batch0/cls_n").mul(3));
    }

    @Test
    void takesSeveralLabelsASample() {
        NDArray classes = fixture.get("in/batch0/targets").toType(DataType.INT32, false);
        NDArray indicators = classes.oneHot(classes()).toType(DataType.FLOAT32, false);
        Knowledge knowledge =
                train(published(config(GateNorm.PUBLISHED, 1, 1)), Targets.multiLabel(indicators));
        NDArray p = knowledge.logits().orElseThrow();
        NDArray likelihood =
                indicators.mul(logSigmoid(p)).add(indicators.neg().add(1).mul(logSigmoid(p.neg())));
        NDArray expected = likelihood.mean().mul(-fixture.number("hp/cls_n_weight"));
        Closeness.DEFAULT.check("class", knowledge.losses().get(0).value(), expected);
    }

    @Test
    void purifiesASingleSampleToo() {
        Filter filter = published(config(GateNorm.PUBLISHED, 1, 1));
        NDArray map = fixture.get("in/batch0/audio").get("0:1");
        StudentOutput student = StudentOutput.of(map.expandDims(1), map, map);
        NDArray label = fixture.get("in/batch0/targets").get("0:1");
        Batch one =
                Batch.of(
                        Subset.TRAIN,
                        List.of("0"),
                        new int[] {0},
                        Map.of(),
                        Targets.singleLabel(label));
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            Knowledge knowledge =
                    filter.filter(
                            FilterStep.of(
                                    student, TeacherOutput.of(map), one, TrainingMoment.of(1, 1)));
            assertThat(knowledge.target().toFloatArray()).doesNotContain(Float.NaN);
            collector.backward(knowledge.target().sum().add(knowledge.losses().get(0).value()));
        }
        NDArray gradient =
                filter.state().entries().get("sv_cls_classifier.weight").getArray().getGradient();
        assertThat(gradient.abs().sum().getFloat()).isFinite().isPositive();
    }

    private static NDArray logSigmoid(NDArray x) {
        return x.neg().exp().add(1).log().neg();
    }

    private Map<String, NDArray> losses(MnfConfig config) {
        return losses(config, targets());
    }

    private Map<String, NDArray> losses(MnfConfig config, Targets targets) {
        return train(published(config), targets).losses().stream()
                .collect(
                        Collectors.toMap(
                                DistillerLoss::name,
                                DistillerLoss::value,
                                (a, b) -> b,
                                LinkedHashMap::new));
    }

    private MnfConfig config(GateNorm norm, double factor, double tripletWeight) {
        return new MnfConfig(
                (int) fixture.number("hp/num_heads"),
                factor * fixture.number("hp/cls_n_weight"),
                0.001,
                norm,
                tripletWeight,
                fixture.number("hp/margin"));
    }

    private Filter published(MnfConfig config) {
        int width = (int) fixture.get("w/mnf.attn.in_proj_weight").getShape().get(1);
        Filter filter =
                MnfFilter.of(
                        config,
                        DistillerContext.builder()
                                .setStudent(FeatureMapShape.token(width))
                                .optTeacher(TeacherShape.of(width, false))
                                .setClasses(classes())
                                .setTrainingSamples(100)
                                .setManager(manager)
                                .build());
        filter.state().load(fixture.under("w/mnf."));
        return filter;
    }

    /** On MXNet, batch norm trains only where gradients are collected. */
    private Knowledge train(Filter filter, Targets targets) {
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            return filter(filter, targets);
        }
    }

    private Knowledge filter(Filter filter, Targets targets) {
        return filter(filter, targets, ReadingListener.NONE);
    }

    private Knowledge filter(Filter filter, Targets targets, ReadingListener readings) {
        StudentOutput student = student();
        TeacherOutput teacher = TeacherOutput.of(fixture.get("in/batch0/audio"));
        int size = (int) student.embedding().getShape().get(0);
        List<String> ids = IntStream.range(0, size).mapToObj(Integer::toString).toList();
        Batch batch =
                Batch.of(Subset.TRAIN, ids, IntStream.range(0, size).toArray(), Map.of(), targets);
        return filter.filter(
                FilterStep.of(student, teacher, batch, TrainingMoment.of(1, 1))
                        .withReadings(readings));
    }

    private StudentOutput student() {
        NDArray map =
                fixture.get("in/batch0/video")
                        .matMul(fixture.get("w/student.map.weight").transpose())
                        .add(fixture.get("w/student.map.bias"));
        NDArray embedding = map.mean(new int[] {1});
        return StudentOutput.of(map, embedding, embedding);
    }

    private Targets targets() {
        return Targets.singleLabel(fixture.get("in/batch0/targets"));
    }

    private int classes() {
        return (int) fixture.get("w/mnf.sv_cls_classifier.bias").getShape().get(0);
    }
}

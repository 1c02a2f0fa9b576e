package org.kdtoolkit.baselines.mst;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.SchemeStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.baselines.logits.Temperature;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

/** A batch of each published stage: losses, masks, specialised teachers, gradients. */
class MstParityTest {

    private static final TrainingMoment FIRST = TrainingMoment.of(1, 1);
    private static final Closeness PROMISED = new Closeness(1e-4, 1e-5);

    private NDManager manager;
    private Fixture fixture;
    private FixtureParity parity;
    private TwoLayerPeer both;
    private TwoLayerPeer other;
    private TwoLayerPeer student;
    private MaskedTeacher ofBoth;
    private MaskedTeacher ofOther;
    private Gate gate;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("mst", manager);
        parity = FixtureParity.of(fixture, PROMISED, PROMISED);
        both = peer("teacher", List.of("x1", "x2"));
        other = peer("aux", List.of("x2"));
        student = peer("student", List.of("x1"));
        Map<MaskLayer, MaskNet> masks = new LinkedHashMap<>();
        masks.put(MaskLayer.EMBEDDING, mask("mask_t0", "hp/hidden_layer"));
        masks.put(MaskLayer.LOGITS, mask("mask_t1", "hp/hidden_logits"));
        ofBoth = new MaskedTeacher(both, masks);
        ofOther =
                new MaskedTeacher(
                        other, Map.of(MaskLayer.EMBEDDING, mask("mask_a0", "hp/hidden_layer")));
        gate =
                new Gate(
                        (int) fixture.get("w/gate.fc1.weight").getShape().get(1),
                        (int) fixture.get("w/gate.fc2.weight").getShape().get(0),
                        manager);
        load(gate.state(), "gate");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private TwoLayerPeer peer(String name, List<String> modalities) {
        Function<String, Shape> shape = layer -> fixture.get(weight(name, layer)).getShape();
        TwoLayerPeer peer =
                TwoLayerPeer.of(name, modalities, shape.apply("fc1"), shape.apply("fc2"), manager);
        load(peer.state(), name);
        return peer;
    }

    private static String weight(String name, String layer) {
        return "w/%s.%s.weight".formatted(name, layer);
    }

    private MaskNet mask(String name, String width) {
        MaskNet net =
                new MaskNet(
                                (int) fixture.get("w/" + name + ".embed.weight").getShape().get(1),
                                (int) fixture.number(width),
                                (int) fixture.number("hp/heads"))
                        .initialized(manager);
        load(net.state(), name);
        return net;
    }

    private void load(StateDict state, String name) {
        state.load(fixture.under("w/" + name + "."));
    }

    @Test
    void coTrainsThreeNetworks() {
        Map<String, NDArray> terms = terms(scheme().initialStages().get(0)::losses);

        for (TwoLayerPeer peer : List.of(both, other, student)) {
            String name = peer.name();
            parity.value(
                    terms.get("class-" + name).add(terms.get("others-" + name)),
                    "out/s1/loss_" + name);
            parity.gradients(peer.state(), "grad/s1/" + name + ".");
        }
    }

    @Test
    void trainsMasksTowardsTheStudent() {
        Map<String, NDArray> terms = terms(scheme().initialStages().get(1)::losses);

        check("mask_t0", terms.get("mask-teacher-embedding"), ofBoth, MaskLayer.EMBEDDING, 0);
        check("mask_t1", terms.get("mask-teacher-logits"), ofBoth, MaskLayer.LOGITS, 1);
        check("mask_a0", terms.get("mask-aux-embedding"), ofOther, MaskLayer.EMBEDDING, 0);
        assertThat(terms).hasSize(3);
    }

    private void check(
            String name, NDArray loss, MaskedTeacher teacher, MaskLayer layer, int place) {
        String out = "out/s2/" + name + "/";
        Said said = teacher.peer().frozen(batch());
        MaskNet net = teacher.masks().get(layer);
        parity.value(loss, out + "loss");
        parity.value(
                net.mask(layer == MaskLayer.EMBEDDING ? said.embedding() : said.logits()),
                out + "mask");
        parity.value(teacher.specialists(said, Masks.ONE_EACH).get(place), out + "logits");
        parity.gradients(net.state(), "grad/s2/" + name + ".");
    }

    @Test
    void distilsFromThoseThatTheGateChooses() {
        MstScheme scheme = scheme();
        Map<String, NDArray> terms = terms(scheme::losses);

        parity.value(terms.get("class"), "out/s3/ce");
        parity.value(
                terms.get("distillation").div((float) fixture.number("hp/w_kl")), "out/s3/loss_kd");
        parity.value(terms.get("balance").div((float) fixture.number("hp/w_lb")), "out/s3/loss_lb");
        parity.gradients(student.state(), "grad/s3/student.");
        parity.gradients(gate.state(), "grad/s3/gate.");

        List<NDArray> specialists = scheme.specialists(batch());
        assertThat(specialists).hasSize(3);
        for (int i = 0; i < specialists.size(); i++) {
            parity.value(specialists.get(i), "out/s3/expert" + i);
        }
        NDArray logShares = gate.logShares(student.see(batch(), true).logits());
        parity.value(logShares.exp(), "out/s3/gate");
        parity.value(Balance.CV.loss(logShares), "out/s3/loss_lb_cv");
        long[] expected = fixture.get("out/s3/topk").toLongArray();
        long[] found =
                Arrays.stream(routing().chosen(logShares))
                        .flatMapToInt(IntStream::of)
                        .asLongStream()
                        .toArray();
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void whatTeachesIsNotTaught() {
        terms(scheme()::losses);

        List.of(both.state(), other.state(), ofBoth.state(), ofOther.state())
                .forEach(MstParityTest::assertUnreached);
    }

    @Test
    void networksStayAsTheyAreWhileMasksLearn() {
        terms(scheme().initialStages().get(1)::losses);

        List.of(both.state(), other.state(), student.state())
                .forEach(MstParityTest::assertUnreached);
    }

    private static void assertUnreached(StateDict state) {
        state.trainable()
                .forEach(
                        weight ->
                                assertThat(weight.getArray().getGradient().toFloatArray())
                                        .containsOnly(0f));
    }

    private Map<String, NDArray> terms(Function<SchemeStep, List<StudentLoss>> losses) {
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            List<StudentLoss> terms = losses.apply(new SchemeStep(batch(), FIRST));
            collector.backward(
                    terms.stream().map(StudentLoss::value).reduce(NDArray::add).orElseThrow());
            return terms.stream().collect(Collectors.toMap(StudentLoss::name, StudentLoss::value));
        }
    }

    private Routing routing() {
        return new Routing(
                (int) fixture.number("hp/k"),
                new SoftDivergence(new Temperature(fixture.number("hp/T"))));
    }

    private MstScheme scheme() {
        MstConfig config =
                new MstConfig(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(MaskLayer.EMBEDDING, MaskLayer.LOGITS),
                        (int) fixture.number("hp/heads"),
                        2,
                        Masks.PUBLISHED,
                        fixture.number("hp/T"),
                        (int) fixture.number("hp/k"),
                        Balance.KL,
                        fixture.number("hp/w_task"),
                        fixture.number("hp/w_kl"),
                        fixture.number("hp/w_lb"),
                        Fading.PUBLISHED);
        return new MstScheme(config, new Networks(student, ofBoth, ofOther, gate));
    }

    private Batch batch() {
        NDArray targets = fixture.get("in/targets");
        int size = (int) targets.size();
        return Batch.of(
                Subset.TRAIN,
                IntStream.range(0, size).mapToObj(String::valueOf).toList(),
                IntStream.range(0, size).toArray(),
                Map.of("x1", fixture.get("in/x1"), "x2", fixture.get("in/x2")),
                Targets.singleLabel(targets));
    }
}

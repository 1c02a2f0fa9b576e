package org.kdtoolkit.baselines.c2kd;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.SingleLabelTargets;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Scheme.Trainee;
import org.kdtoolkit.api.distill.SchemeStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

/** Three steps of the published training: losses, who is reached, gradients, weights. */
class C2kdParityTest {

    private static final TrainingMoment MOMENT = TrainingMoment.of(1, 1);
    private static final Closeness LOSSES = new Closeness(1e-4, 1e-6);
    private static final Closeness WEIGHTS = new Closeness(1e-3, 1e-5);

    /** The terms in the order of the published table of whom they reach. */
    private static final Map<String, String> TERMS = new LinkedHashMap<>();

    static {
        TERMS.put("class-audio", "xe_t");
        TERMS.put("to-proxy-audio", "t_proxy");
        TERMS.put("from-proxy-audio", "t_back");
        TERMS.put("across-audio", "st_t");
        TERMS.put("class-image", "xe_s");
        TERMS.put("to-proxy-image", "s_proxy");
        TERMS.put("from-proxy-image", "s_back");
        TERMS.put("across-image", "st_s");
    }

    private NDManager manager;
    private Fixture fixture;
    private FixtureParity parity;
    private Learner student;
    private Learner teacher;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("c2kd", manager);
        parity = FixtureParity.of(fixture, LOSSES, WEIGHTS);
        student = learner("image", "student", "stu_proxy");
        teacher = learner("audio", "teacher", "tea_proxy");
        weights()
                .forEach(
                        (name, weight) ->
                                StateDict.overwrite(
                                        weight.getArray(),
                                        fixture.get("w/" + name)
                                                .reshape(weight.getArray().getShape())));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private Learner learner(String modality, String network, String proxy) {
        NDArray map = fixture.get("w/" + network + ".map.weight");
        NDArray head = fixture.get("w/" + network + ".fc.weight");
        MappedBackbone backbone =
                new MappedBackbone(
                        (int) map.getShape().get(1),
                        (int) head.getShape().get(1),
                        (int) head.getShape().get(0),
                        manager);
        assertThat(fixture.has("w/" + proxy + ".fc.weight")).isTrue();
        return Learner.of(modality, new Trainee(backbone, modality), manager);
    }

    /** All weights and running statistics under their published names. */
    private Map<String, Parameter> weights() {
        Map<String, Parameter> weights = new LinkedHashMap<>();
        parts().forEach(
                        (part, state) ->
                                state.entries()
                                        .forEach(
                                                (name, weight) ->
                                                        weights.put(part + "." + name, weight)));
        return weights;
    }

    private Map<String, StateDict> parts() {
        Map<String, StateDict> parts = new LinkedHashMap<>();
        parts.put("student", student.trainee().network().state());
        parts.put("teacher", teacher.trainee().network().state());
        parts.put("stu_proxy", student.proxy().state());
        parts.put("tea_proxy", teacher.proxy().state());
        return parts;
    }

    @Test
    void takesThreePublishedSteps() {
        float rate = (float) fixture.number("hp/lr");
        float momentum = (float) fixture.number("hp/momentum");
        Map<String, NDArray> velocities = new HashMap<>();
        for (int step = 0; step < 3; step++) {
            String threshold = step < 2 ? "hp/krc" : "hp/krc_empty";
            List<StudentLoss> losses;
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                losses =
                        scheme(fixture.number(threshold), ProxyGradients.PUBLISHED)
                                .losses(step(step));
                collector.backward(
                        losses.stream().map(StudentLoss::value).reduce(NDArray::add).orElseThrow());
            }
            checkLosses(step, losses);
            if (step == 0) {
                trained()
                        .forEach(
                                (name, weight) ->
                                        parity.gradient(
                                                weight.getArray().getGradient(), "grad/" + name));
            }
            trained()
                    .forEach(
                            (name, weight) ->
                                    update(name, weight.getArray(), velocities, rate, momentum));
            if (step != 1) {
                checkWeights("after" + (step + 1) + "/");
            }
        }
    }

    private Map<String, Parameter> trained() {
        Map<String, Parameter> trained = weights();
        trained.values().removeIf(weight -> !weight.requiresGradient());
        return trained;
    }

    private static void update(
            String name,
            NDArray weight,
            Map<String, NDArray> velocities,
            float rate,
            float momentum) {
        NDArray gradient = weight.getGradient().duplicate();
        velocities.merge(name, gradient, (before, now) -> before.mul(momentum).add(now));
        StateDict.overwrite(weight, weight.sub(velocities.get(name).mul(rate)).stopGradient());
        weight.getGradient().subi(weight.getGradient().duplicate());
    }

    private void checkLosses(int step, List<StudentLoss> losses) {
        String out = "out/batch" + step + "/";
        Map<String, NDArray> found = new HashMap<>();
        losses.forEach(loss -> found.put(loss.name(), loss.value()));
        assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(TERMS.keySet());
        TERMS.forEach((name, published) -> parity.value(found.get(name), out + published));
        if (step == 2) {
            assertThat(found.get("across-image").getFloat()).isZero();
        }
    }

    private void checkWeights(String after) {
        boolean published = manager.getEngine().getEngineName().equals("PyTorch");
        weights()
                .forEach(
                        (name, weight) -> {
                            // MXNet takes in the biased variance
                            if (published || !name.endsWith("running_var")) {
                                check(after + name, weight.getArray());
                            }
                        });
    }

    private void check(String key, NDArray found) {
        NDArray expected = fixture.get(key);
        WEIGHTS.check(key, found.reshape(expected.getShape()), expected);
    }

    @Test
    void eachTermReachesWhomItReachedInThePublishedTraining() {
        assertReach(ProxyGradients.PUBLISHED, fixture.get("out/reach").toFloatArray());
    }

    @Test
    void theTermsOfAProxyStayInItUnlessPublishedOnesAreWanted() {
        float[] expected = fixture.get("out/reach").toFloatArray();
        int row = 0;
        for (String term : TERMS.keySet()) {
            if (term.startsWith("to-proxy") || term.startsWith("across")) {
                expected[4 * row] = 0;
                expected[4 * row + 1] = 0;
            }
            row++;
        }
        assertReach(ProxyGradients.PROXIES, expected);
    }

    private void assertReach(ProxyGradients gradients, float[] expected) {
        int row = 0;
        for (String term : TERMS.keySet()) {
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                List<StudentLoss> losses =
                        scheme(fixture.number("hp/krc"), gradients).losses(step(0));
                collector.backward(
                        losses.stream()
                                .filter(loss -> loss.name().equals(term))
                                .map(StudentLoss::value)
                                .findFirst()
                                .orElseThrow());
            }
            double[] found = parts().values().stream().mapToDouble(C2kdParityTest::norm).toArray();
            double[] norms =
                    IntStream.range(4 * row, 4 * row + 4).mapToDouble(i -> expected[i]).toArray();
            WEIGHTS.check(term, found, norms);
            trained()
                    .values()
                    .forEach(
                            weight -> {
                                NDArray gradient = weight.getArray().getGradient();
                                gradient.subi(gradient.duplicate());
                            });
            row++;
        }
    }

    private static double norm(StateDict state) {
        double sum = 0;
        for (Parameter weight : state.trainable()) {
            sum += weight.getArray().getGradient().square().sum().getFloat();
        }
        return Math.sqrt(sum);
    }

    @Test
    void asksThosePairsThatBothProxiesRankAlike() {
        Batch batch = step(0).batch();
        NDArray first;
        NDArray second;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            first = student.see(batch, ProxyGradients.PUBLISHED).proxy();
            second = teacher.see(batch, ProxyGradients.PUBLISHED).proxy();
        }
        int classes = (int) first.getShape().get(1);
        float[] kendall = fixture.get("out/batch0/kendall").toFloatArray();
        List<Double> found = new ArrayList<>();
        for (int row = 0; row < kendall.length; row++) {
            found.add(
                    RankCorrelation.of(
                            first.get(row).toFloatArray(), second.get(row).toFloatArray()));
            assertThat(first.get(row).size()).isEqualTo(classes);
        }
        Closeness.DEFAULT.check(
                "kendall",
                found.stream().mapToDouble(Double::doubleValue).toArray(),
                IntStream.range(0, kendall.length).mapToDouble(i -> kendall[i]).toArray());
        float[] agrees =
                NonTargetDivergence.of(
                                (SingleLabelTargets) batch.targets(),
                                first,
                                second,
                                fixture.number("hp/krc"))
                        .agrees()
                        .toFloatArray();
        long[] mask = fixture.get("out/batch0/mask").toLongArray();
        for (int row = 0; row < mask.length; row++) {
            assertThat(agrees[row]).isEqualTo((float) mask[row]);
        }
    }

    private C2kdScheme scheme(double agreement, ProxyGradients gradients) {
        return new C2kdScheme(
                new C2kdConfig(Optional.empty(), agreement, gradients), student, teacher);
    }

    private SchemeStep step(int number) {
        String in = "in/batch" + number + "/";
        NDArray classes = fixture.get(in + "targets");
        int size = (int) classes.size();
        return new SchemeStep(
                Batch.of(
                        Subset.TRAIN,
                        IntStream.range(0, size).mapToObj(String::valueOf).toList(),
                        IntStream.range(0, size).toArray(),
                        Map.of(
                                "image", fixture.get(in + "image"),
                                "audio", fixture.get(in + "audio")),
                        Targets.singleLabel(classes)),
                MOMENT);
    }
}

package org.kdtoolkit.xkd;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.api.distill.SchemeStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.distill.WeightClip;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

/** One step of each variant: its losses, gradients, clipping, centres and teachers. */
class SchemeParityTest {

    private static final Closeness CLOSE = new Closeness(1e-3, 1e-5);
    private static final Closeness NORMS = new Closeness(2e-2, 1e-5);

    /** The mean discrepancy is nearer to the published formula in float64 than in float32. */
    private static final Closeness EXACT = new Closeness(1e-4, 1e-5);

    /** What stands for the norm of a gradient that isn't there. */
    private static final double UNTRAINED = -1;

    private static final TrainingMoment MOMENT = TrainingMoment.of(1, 1);

    private static final Map<String, String> TERMS =
            Map.of(
                    "reconstruction-video", "vid_recon_loss",
                    "reconstruction-audio", "aud_recon_loss",
                    "alignment-students", "as2vs_align_loss",
                    "alignment-teachers", "vt2at_align_loss",
                    "distillation-audio", "vt2as_kd_loss",
                    "distillation-video", "at2vs_kd_loss");

    private NDManager manager;
    private Fixture fixture;
    private FixtureParity parity;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<Arguments> variants() {
        return Stream.of(
                Arguments.of("xkd_full", Share.NONE),
                Arguments.of("xkd_mas", Share.STUDENTS),
                Arguments.of("xkd_mats", Share.ALL),
                Arguments.of("xkd_nocls", Share.NONE));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void takesThePublishedStep(String name, Share share) {
        fixture = Fixture.load(name, manager);
        parity = FixtureParity.of(fixture, CLOSE, CLOSE);
        PublishedScheme published = new PublishedScheme(fixture, share, manager);
        XkdScheme scheme = published.scheme();
        List<StudentLoss> losses;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            losses = scheme.losses(new SchemeStep(published.batch(), MOMENT));
            collector.backward(
                    losses.stream().map(StudentLoss::value).reduce(NDArray::add).orElseThrow());
        }
        checkLosses(losses, published.config().weights());
        Map<String, Double> norms = checkGradients(published.weights());
        if (fixture.has("out/clip_norms")) {
            checkClips(published, norms);
        }

        scheme.afterStep();
        checkCentre(published, "vt2as");
        checkCentre(published, "at2vs");
        scheme.afterUpdate(MOMENT);
        checkTeachers(published);
    }

    private void checkLosses(List<StudentLoss> losses, WeightsConfig weights) {
        double sum = weights.alignment() + weights.distillation() + weights.reconstruction();
        Map<String, Double> values = new LinkedHashMap<>();
        losses.forEach(loss -> values.put(loss.name(), (double) loss.value().getFloat()));
        assertThat(values.keySet()).containsExactlyInAnyOrderElementsOf(TERMS.keySet());
        double total = values.values().stream().mapToDouble(Double::doubleValue).sum();
        check("loss", total);
        values.forEach(
                (term, value) -> {
                    double weight =
                            term.startsWith("reconstruction")
                                    ? weights.reconstruction()
                                    : term.startsWith("alignment")
                                            ? weights.alignment()
                                            : weights.distillation();
                    check(TERMS.get(term), value * 2 * sum / weight);
                });
    }

    private void check(String output, double found) {
        FixtureParity.of(fixture, EXACT, CLOSE).value(new double[] {found}, "ref64/out/" + output);
        new Closeness(5e-3, 0)
                .check(
                        output,
                        new double[] {found},
                        new double[] {fixture.number("out/" + output)});
    }

    /** By name, what is trained. */
    private Map<String, Double> checkGradients(Map<String, Parameter> weights) {
        Map<String, NDArray> whole = fixture.under("grad/");
        float[] expected = fixture.get("ref64/grad/norms").toFloatArray();
        Map<String, Double> found = new LinkedHashMap<>();
        float[] norms = new float[expected.length];
        int i = 0;
        for (Map.Entry<String, Parameter> entry : weights.entrySet()) {
            String name = entry.getKey();
            if (name.endsWith(".center")) {
                continue;
            }
            boolean trained = entry.getValue().requiresGradient();
            assertThat(trained).as(name).isEqualTo(expected[i] >= 0);
            if (trained) {
                NDArray gradient = entry.getValue().getArray().getGradient();
                found.put(name, norm(gradient));
                if (whole.containsKey(name)) {
                    double greatest = whole.get(name).abs().max().getFloat();
                    new Closeness(1e-2, 1e-4 * greatest).check(name, gradient, whole.get(name));
                }
            }
            norms[i++] = found.getOrDefault(name, UNTRAINED).floatValue();
        }
        assertThat(i).isEqualTo(expected.length);
        parity.gradient(manager.create(norms), "ref64/grad/norms");
        return found;
    }

    /** Cuts norms in the order of the sets, as an engine does. */
    private void checkClips(PublishedScheme published, Map<String, Double> norms) {
        Map<Parameter, String> names = new LinkedHashMap<>();
        published.weights().forEach((name, weight) -> names.putIfAbsent(weight, name));
        Map<String, Double> cut = new LinkedHashMap<>(norms);
        List<Double> before = new ArrayList<>();
        for (WeightClip clip : published.scheme().clips()) {
            published
                    .weights()
                    .values()
                    .forEach(
                            weight -> {
                                if (clip.weights().contains(weight)) {
                                    double norm = cut.get(names.get(weight));
                                    before.add(norm);
                                    double factor = Math.min(1, clip.norm() / (norm + 1e-6));
                                    cut.put(names.get(weight), norm * factor);
                                }
                            });
        }
        double[] expected = doubles(fixture.get("ref64/out/clip_norms"));
        assertThat(before).hasSize(expected.length);
        NORMS.check(
                "sum of all norms before",
                new double[] {before.stream().mapToDouble(Double::doubleValue).sum()},
                new double[] {DoubleStream.of(expected).sum()});
        double[] after = doubles(fixture.get("ref64/grad/norms_clipped"));
        int i = 0;
        for (String name : published.weights().keySet()) {
            if (!name.endsWith(".center")) {
                double norm = cut.getOrDefault(name, UNTRAINED);
                NORMS.check(name, new double[] {norm}, new double[] {after[i++]});
            }
        }
    }

    private void checkCentre(PublishedScheme published, String whose) {
        parity.value(
                published.weights().get(whose + "_ce_loss.center").getArray(),
                "out/center_" + whose);
    }

    private void checkTeachers(PublishedScheme published) {
        Map<String, NDArray> expected = fixture.under("after_ema/");
        List<Double> norms = new ArrayList<>();
        published
                .weights()
                .forEach(
                        (name, weight) -> {
                            if (name.contains("teacher")) {
                                norms.add(norm(weight.getArray()));
                            }
                            if (expected.containsKey(name)) {
                                parity.value(weight.getArray(), "after_ema/" + name);
                            }
                        });
        if (expected.containsKey("norms")) {
            parity.value(
                    norms.stream().mapToDouble(Double::doubleValue).toArray(), "after_ema/norms");
        }
    }

    private static double norm(NDArray array) {
        return array.square().sum().sqrt().getFloat();
    }

    private static double[] doubles(NDArray array) {
        return array.toType(DataType.FLOAT64, true).toDoubleArray();
    }
}

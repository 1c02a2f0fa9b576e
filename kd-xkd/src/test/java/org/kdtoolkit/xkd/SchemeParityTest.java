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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.distill.SchemeStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.distill.WeightClip;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

/** One step of each variant: its losses, gradients, clipping, centres and teachers. */
class SchemeParityTest {

    private static final Closeness CLOSE = new Closeness(1e-3, 1e-5);
    private static final Closeness NORMS = new Closeness(2e-2, 1e-5);

    /** The mean discrepancy is nearer to the published formula in float64 than in float32. */
    private static final Closeness EXACT = new Closeness(1e-4, 1e-5);

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

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"xkd_full, NONE", "xkd_mas, STUDENTS", "xkd_mats, ALL", "xkd_nocls, NONE"})
    void takesThePublishedStep(String name, Share share) {
        Fixture fixture = Fixture.load(name, manager);
        PublishedScheme published = new PublishedScheme(fixture, share, manager);
        XkdScheme scheme = published.scheme();
        List<StudentLoss> losses;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            losses = scheme.losses(new SchemeStep(published.batch(), MOMENT));
            collector.backward(
                    losses.stream().map(StudentLoss::value).reduce(NDArray::add).orElseThrow());
        }
        checkLosses(fixture, losses, published.config().weights());
        Map<String, Double> norms = checkGradients(fixture, published.weights());
        if (fixture.has("out/clip_norms")) {
            checkClips(fixture, published, norms);
        }

        scheme.afterStep();
        checkCentre(fixture, published, "vt2as");
        checkCentre(fixture, published, "at2vs");
        scheme.afterUpdate(MOMENT);
        checkTeachers(fixture, published);
    }

    private static void checkLosses(
            Fixture fixture, List<StudentLoss> losses, WeightsConfig weights) {
        double sum = weights.alignment() + weights.distillation() + weights.reconstruction();
        Map<String, Double> values = new LinkedHashMap<>();
        losses.forEach(loss -> values.put(loss.name(), (double) loss.value().getFloat()));
        assertThat(values.keySet()).containsExactlyInAnyOrderElementsOf(TERMS.keySet());
        double total = values.values().stream().mapToDouble(Double::doubleValue).sum();
        check(fixture, "loss", total);
        values.forEach(
                (term, value) -> {
                    double weight =
                            term.startsWith("reconstruction")
                                    ? weights.reconstruction()
                                    : term.startsWith("alignment")
                                            ? weights.alignment()
                                            : weights.distillation();
                    check(fixture, TERMS.get(term), value * 2 * sum / weight);
                });
    }

    private static void check(Fixture fixture, String output, double found) {
        double[] exact = {fixture.number("ref64/out/" + output)};
        EXACT.check(output, new double[] {found}, exact);
        new Closeness(5e-3, 0)
                .check(
                        output,
                        new double[] {found},
                        new double[] {fixture.number("out/" + output)});
    }

    /** By name, what is trained. */
    private static Map<String, Double> checkGradients(
            Fixture fixture, Map<String, Parameter> weights) {
        Map<String, NDArray> whole = fixture.under("grad/");
        float[] norms = fixture.get("ref64/grad/norms").toFloatArray();
        Map<String, Double> found = new LinkedHashMap<>();
        int i = 0;
        for (Map.Entry<String, Parameter> entry : weights.entrySet()) {
            String name = entry.getKey();
            if (name.endsWith(".center")) {
                continue;
            }
            float expected = norms[i++];
            assertThat(entry.getValue().requiresGradient()).as(name).isEqualTo(expected >= 0);
            if (expected < 0) {
                continue;
            }
            NDArray gradient = entry.getValue().getArray().getGradient();
            double norm = norm(gradient);
            CLOSE.check("norm of " + name, new double[] {norm}, new double[] {expected});
            found.put(name, norm);
            if (whole.containsKey(name)) {
                double greatest = whole.get(name).abs().max().getFloat();
                new Closeness(1e-2, 1e-4 * greatest).check(name, gradient, whole.get(name));
            }
        }
        assertThat(i).isEqualTo(norms.length);
        return found;
    }

    /** Cuts norms in the order of the sets, as an engine does. */
    private static void checkClips(
            Fixture fixture, PublishedScheme published, Map<String, Double> norms) {
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
                double norm = cut.getOrDefault(name, -1.0);
                NORMS.check(name, new double[] {norm}, new double[] {after[i++]});
            }
        }
    }

    private static void checkCentre(Fixture fixture, PublishedScheme published, String whose) {
        CLOSE.check(
                whose,
                published.weights().get(whose + "_ce_loss.center").getArray(),
                fixture.get("out/center_" + whose));
    }

    private static void checkTeachers(Fixture fixture, PublishedScheme published) {
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
                                CLOSE.check(name, weight.getArray(), expected.get(name));
                            }
                        });
        if (expected.containsKey("norms")) {
            CLOSE.check(
                    "norms of the teachers",
                    norms.stream().mapToDouble(Double::doubleValue).toArray(),
                    doubles(expected.get("norms")));
        }
    }

    private static double norm(NDArray array) {
        return array.square().sum().sqrt().getFloat();
    }

    private static double[] doubles(NDArray array) {
        return array.toType(DataType.FLOAT64, true).toDoubleArray();
    }
}

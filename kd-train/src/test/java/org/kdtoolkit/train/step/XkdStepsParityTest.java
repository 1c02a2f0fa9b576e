package org.kdtoolkit.train.step;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Course;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.train.config.TrainingConfig;
import org.kdtoolkit.train.optimizer.Optimizer;
import org.kdtoolkit.train.optimizer.TrainedWeights;
import org.kdtoolkit.train.optimizer.WeightGroups;
import org.kdtoolkit.xkd.AudioConfig;
import org.kdtoolkit.xkd.DecoderConfig;
import org.kdtoolkit.xkd.HeadConfig;
import org.kdtoolkit.xkd.ReconstructionTarget;
import org.kdtoolkit.xkd.Refinement;
import org.kdtoolkit.xkd.Share;
import org.kdtoolkit.xkd.TeacherView;
import org.kdtoolkit.xkd.VideoConfig;
import org.kdtoolkit.xkd.WeightsConfig;
import org.kdtoolkit.xkd.XkdConfig;
import org.kdtoolkit.xkd.XkdScheme;

/** XKD's published training, step by step. */
class XkdStepsParityTest {

    private static final String TRAINEE = "students.";

    private NDManager manager;
    private Fixture fixture;
    private XkdStudents students;
    private XkdScheme scheme;
    private String step;
    private Map<String, Parameter> weights;
    private Map<String, NDArray> start;

    @BeforeEach
    void load() throws IOException {
        manager = NDManager.newBaseManager();
        Assumptions.assumeTrue(
                manager.getEngine().getEngineName().equals("PyTorch"),
                "XKD computes on PyTorch alone");
        fixture = Fixture.load("xkd_steps", manager);
        students = XkdStudents.of(fixture, manager);
        scheme = XkdScheme.of(config(), students, this::noise);
        weights = weights();
        start = new LinkedHashMap<>();
        StateDict.Builder state = StateDict.builder();
        weights.forEach(
                (name, weight) -> {
                    if (!isCentre(name)) {
                        state.add(name, weight);
                        String student = name.replace("_teacher", "_student");
                        start.put(name, fixture.get("w/" + student));
                    }
                });
        state.build().load(start);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void takesThePublishedSteps() {
        TrainedWeights trained =
                TrainedWeights.perhapsUnreached(
                        new WeightGroups(training(0)).ofScheme(students.networks(), scheme.state()),
                        manager);
        Map<String, NDArray> sums = Map.of();
        int perEpoch = (int) fixture.number("hp/batches_per_epoch");
        int epochs = (int) fixture.number("hp/epochs");
        for (int i = 0; i < perEpoch * epochs; i++) {
            step = "step" + (i + 1);
            ClippingWatch optimizer =
                    new ClippingWatch(
                            Optimizer.of(
                                    training(fixture.number("out/" + step + "/wd")).optimizer(),
                                    trained),
                            weights);
            if (i > 0) {
                optimizer.restore(i, sums);
            }
            Updates updates =
                    new Updates(
                            Map.of(Updates.Side.STUDENT, optimizer),
                            1,
                            Optional.empty(),
                            scheme.clips(),
                            () -> {});
            TrainingMoment moment =
                    TrainingMoment.of(i / perEpoch + 1, epochs).atStep(i % perEpoch, perEpoch);
            double rate = fixture.number("out/" + step + "/lr");

            Map<String, Double> losses = run(updates, rate, moment);

            checkLosses(losses);
            checkNorms("grad/" + step + "/norms_before_clip", optimizer.before(), 2e-2);
            checkNorms("grad/" + step + "/norms_after_clip", optimizer.after(), 2e-2);
            sums = optimizer.sums();
            if (fixture.has("after/" + step + "/norms")) {
                checkWeights(rate, sums);
            }
        }
    }

    private Map<String, Double> run(Updates updates, double rate, TrainingMoment moment) {
        SchemeLesson lesson = new SchemeLesson(scheme, List.of(), manager.getEngine());
        try (NDManager scope = manager.newSubManager()) {
            return new TrainingStep(lesson, FiniteCheck.EACH_STEP, updates)
                    .run(batch(scope), new Rates(rate, rate), moment)
                    .values();
        }
    }

    private void checkLosses(Map<String, Double> losses) {
        double sum = number("align_coeff") + number("cmkd_coeff") + number("recon_coeff");
        Map<String, Double> found = new LinkedHashMap<>();
        found.put("vid_recon_loss", losses.get("reconstruction-video") / number("recon_coeff"));
        found.put("aud_recon_loss", losses.get("reconstruction-audio") / number("recon_coeff"));
        found.put("as2vs_align_loss", losses.get("alignment-students") / number("align_coeff"));
        found.put("vt2at_align_loss", losses.get("alignment-teachers") / number("align_coeff"));
        found.put("vt2as_kd_loss", losses.get("distillation-audio") / number("cmkd_coeff"));
        found.put("at2vs_kd_loss", losses.get("distillation-video") / number("cmkd_coeff"));
        found.forEach((name, loss) -> checkLoss(name, loss * 2 * sum));
        checkLoss("loss", losses.values().stream().mapToDouble(Double::doubleValue).sum());
    }

    private void checkLoss(String name, double found) {
        String key = "ref64/out/" + step + "/" + name;
        new Closeness(1e-3, 0).check(key, new double[] {found}, new double[] {fixture.number(key)});
    }

    private void checkNorms(String key, Map<String, Double> found, double tolerance) {
        double[] expected = doubles(fixture.get(key));
        int i = 0;
        assertThat(expected).hasSize(weights.size() - 2);
        for (String name : weights.keySet()) {
            if (!isCentre(name)) {
                new Closeness(tolerance, 1e-6)
                        .check(
                                key + " of " + name,
                                new double[] {found.getOrDefault(name, -1.0)},
                                new double[] {expected[i++]});
            }
        }
    }

    private void checkWeights(double rate, Map<String, NDArray> sums) {
        String after = "after/" + step + "/";
        Map<String, Double> norms = new LinkedHashMap<>();
        Map<String, Double> moved = new LinkedHashMap<>();
        Map<String, NDArray> means = new LinkedHashMap<>();
        Map<String, NDArray> squares = new LinkedHashMap<>();
        Map<String, String> own = optimizersNames();
        start.forEach(
                (name, first) -> {
                    Parameter weight = weights.get(name);
                    norms.put(name, norm(weight.getArray()));
                    moved.put(name, norm(weight.getArray().sub(first)));
                    if (own.containsKey(name)) {
                        means.put(name, sums.get(own.get(name) + ".mean"));
                        squares.put(name, sums.get(own.get(name) + ".square"));
                    }
                });
        checkNorms(after + "norms", norms, 1e-4);
        checkNorms(after + "moved", moved, 1e-2);
        checkNorms(after + "norms_m", norms(means), 1e-2);
        checkNorms(after + "norms_v", norms(squares), 1e-2);
        weights.forEach((name, weight) -> checkWhole(after, name, weight.getArray(), rate));
        means.forEach((name, mean) -> checkWhole(after + "m/", name, mean, 0));
        squares.forEach((name, square) -> checkWhole(after + "v/", name, square, 0));
        for (String whose : List.of("vt2as", "at2vs")) {
            new Closeness(1e-3, 1e-5)
                    .check(
                            whose,
                            weights.get(whose + "_ce_loss.center").getArray(),
                            fixture.get(after + "center_" + whose));
        }
    }

    /** Of a weight, one entry in a hundred may be two updates off: Adam makes rounding a step. */
    private void checkWhole(String prefix, String name, NDArray found, double rate) {
        if (!fixture.has(prefix + name)) {
            return;
        }
        double[] expected = doubles(fixture.get(prefix + name));
        double[] actual = doubles(found);
        double greatest = 0;
        for (double value : expected) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        int off = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(actual[i] - expected[i]);
            if (difference > 1e-3 * greatest) {
                assertThat(difference).as(prefix + name).isLessThanOrEqualTo(2.1 * rate);
                off++;
            }
        }
        assertThat(off).as(prefix + name).isLessThanOrEqualTo(expected.length / 100);
    }

    private static Map<String, Double> norms(Map<String, NDArray> arrays) {
        Map<String, Double> norms = new LinkedHashMap<>();
        arrays.forEach((name, array) -> norms.put(name, norm(array)));
        return norms;
    }

    static double norm(NDArray array) {
        return array.square().sum().sqrt().getFloat();
    }

    private static double[] doubles(NDArray array) {
        return array.toType(DataType.FLOAT64, true).toDoubleArray();
    }

    private static boolean isCentre(String name) {
        return name.endsWith(".center");
    }

    private Batch batch(NDManager scope) {
        NDArray frames = input("frames0", scope);
        int size = (int) frames.getShape().get(0);
        int[] rows = IntStream.range(0, size).toArray();
        return Batch.of(
                        Subset.TRAIN,
                        IntStream.of(rows).mapToObj(Integer::toString).toList(),
                        rows,
                        Map.of(),
                        Targets.singleLabel(scope.zeros(new Shape(size))))
                .withInputs("video", "global", List.of(frames))
                .withInputs("video", "local", List.of(input("frames1", scope)))
                .withInputs("audio", "global", List.of(spectrogram("specs0", scope)))
                .withInputs("audio", "local", List.of(spectrogram("specs1", scope)));
    }

    private NDArray input(String name, NDManager scope) {
        NDArray copy = fixture.get("in/" + step + "/" + name).duplicate();
        copy.attach(scope);
        return copy;
    }

    /** Published with bands before time. */
    private NDArray spectrogram(String name, NDManager scope) {
        return input(name, scope).transpose(0, 1, 3, 2);
    }

    private NDArray noise(String modality, Shape shape, NDManager owner) {
        return input(modality + "_noise", owner);
    }

    /** All weights and centres by their published names, in the published order. */
    private Map<String, Parameter> weights() throws IOException {
        Map<String, Parameter> all = new LinkedHashMap<>();
        students.networks()
                .forEach(
                        (modality, network) ->
                                network.state()
                                        .entries()
                                        .forEach(
                                                (name, weight) ->
                                                        all.put(
                                                                published(
                                                                        TRAINEE + modality + "."
                                                                                + name),
                                                                weight)));
        scheme.state()
                .entries()
                .forEach((name, weight) -> all.put(published("scheme." + name), weight));
        Map<String, Parameter> named = new LinkedHashMap<>();
        for (String name : publishedOrder()) {
            named.put(name, all.get(name));
        }
        for (String whose : List.of("vt2as", "at2vs")) {
            String centre = whose + "_ce_loss.center";
            named.put(centre, all.get(centre));
        }
        return named;
    }

    private Map<String, String> optimizersNames() {
        Map<String, String> names = new LinkedHashMap<>();
        students.networks()
                .forEach(
                        (modality, network) ->
                                network.state()
                                        .entries()
                                        .keySet()
                                        .forEach(
                                                name -> {
                                                    String full = TRAINEE + modality + "." + name;
                                                    names.put(published(full), full);
                                                }));
        scheme.state()
                .entries()
                .forEach(
                        (name, weight) -> {
                            if (weight.requiresGradient()) {
                                names.put(published("scheme." + name), "scheme." + name);
                            }
                        });
        return names;
    }

    private static String published(String name) {
        return name.replaceFirst("^students\\.video\\.", "vid_student.backbone.")
                .replaceFirst("^students\\.audio\\.", "aud_student.backbone.")
                .replaceFirst("^scheme\\.video\\.teacher\\.center", "vt2as_ce_loss.center")
                .replaceFirst("^scheme\\.audio\\.teacher\\.center", "at2vs_ce_loss.center")
                .replaceFirst("^scheme\\.video\\.", "vid_")
                .replaceFirst("^scheme\\.audio\\.", "aud_")
                .replaceFirst("^(vid|aud)_head\\.", "$1_student.head.")
                .replaceFirst("^(vid|aud)_autoencoder\\.", "$1_ae.");
    }

    private static List<String> publishedOrder() throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream in = Fixture.open("xkd_steps_parameters.json")) {
            for (JsonNode parameter : new ObjectMapper().readTree(in)) {
                names.add(parameter.get("name").asText());
            }
        }
        return names;
    }

    private TrainingConfig training(double decay) {
        Registry nothing = Registry.builder().build();
        Schema<TrainingConfig> schema = Schema.of(TrainingConfig.class);
        String adamw =
                "optimizer={type: adamw, beta1: %s, beta2: %s, epsilon: %s, weight-decay: %s, decay-biases-and-norms: false}"
                        .formatted(number("beta1"), number("beta2"), number("adam_eps"), decay);
        return schema.override(schema.defaults(nothing), List.of(adamw), nothing);
    }

    private XkdConfig config() {
        return new XkdConfig(
                new VideoConfig(
                        "video",
                        "global",
                        "local",
                        1,
                        number("vid_mask_ratio"),
                        temperature("video"),
                        Course.cosine(number("vid_ema_base"), number("vid_ema_final")),
                        number("center_momentum_vt2as")),
                new AudioConfig(
                        "audio",
                        "global",
                        "local",
                        1,
                        number("aud_mask_ratio"),
                        temperature("audio"),
                        Course.cosine(number("aud_ema_base"), number("aud_ema_final")),
                        number("center_momentum_at2vs")),
                Share.NONE,
                TeacherView.LOCAL,
                number("cm_attn_softmax") == 1 ? Refinement.SOFTMAX : Refinement.MEAN,
                ReconstructionTarget.NORMALIZED,
                new DecoderConfig(
                        (int) number("decoder_dim"),
                        (int) number("decoder_depth"),
                        (int) number("decoder_heads")),
                new HeadConfig(
                        (int) number("hidden_dim"),
                        (int) number("bottleneck_dim"),
                        (int) number("out_dim")),
                new WeightsConfig(
                        number("align_coeff"), number("cmkd_coeff"), number("recon_coeff")),
                Course.constant(number("audio_student_temp")),
                number("clip_grad"));
    }

    /** Rises from epoch to epoch, and stays. */
    private Course temperature(String modality) {
        return new Course(
                number(modality + "_teacher_temp"),
                Optional.empty(),
                Course.Shape.CONSTANT,
                Optional.of(
                        new Course.WarmUp(
                                Optional.of((int) number(modality + "_teacher_temp_warmup_epochs")),
                                Optional.empty(),
                                number(modality + "_teacher_temp_start"))),
                Course.By.EPOCH);
    }

    private double number(String key) {
        return fixture.number("hp/" + key);
    }
}

package org.kdtoolkit.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

/** The class loss with all of its options is PyTorch's. */
class ClassLossTest {

    private NDManager manager;
    private Fixture figures;

    static Stream<String> cases() throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            return figures(manager).names("out/", "").stream();
        }
    }

    private static Fixture figures(NDManager manager) throws IOException {
        try (InputStream in = ClassLossTest.class.getResourceAsStream("/torch/class_loss.npz")) {
            return Fixture.read("class_loss", in, manager);
        }
    }

    @BeforeEach
    void read() throws IOException {
        manager = NDManager.newBaseManager();
        figures = figures(manager);
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isThatOfPyTorch(String name) {
        ClassLoss loss =
                new ClassLoss(
                        1,
                        name.contains("-smoothed") ? figures.number("hp/smoothing") : 0,
                        name.contains("-weighted")
                                ? Optional.of(figures.get("in/weights"))
                                : Optional.empty());
        Targets all = targets(name.split("-")[0]);
        Targets targets = name.endsWith("-labelled") ? all.withLabelled(labelled()) : all;
        NDArray logits = leaf();

        NDArray value = backward(loss, logits, targets);

        Closeness.DEFAULT.check(name, value, figures.get("out/" + name));
        Closeness.DEFAULT.check(name, logits.getGradient(), figures.get("grad/" + name));
    }

    @Test
    void isMultipliedAsAWhole() {
        NDArray logits = leaf();

        NDArray value = backward(ClassLoss.plain(0.5), logits, targets("one"));

        assertThat(value.getFloat()).isEqualTo(targets("one").classLoss(leaf()).getFloat() * 0.5f);
    }

    @Test
    void weightsScaleMixedBatchesAndOthersAlikeWhereAnyAreMixed() {
        NDArray logits = manager.create(new float[] {1, 2, -1, 0, 0.5f, 3}, new Shape(2, 3));
        NDArray weights = manager.create(new float[] {5, 5, 5});
        Targets plain = Targets.singleLabel(manager.create(new long[] {2, 0}));
        NDArray shares = manager.create(new float[] {0, 0, 1, 1, 0, 0}, new Shape(2, 3));
        Targets mixed = Targets.soft(shares, TargetKind.SINGLE_LABEL);
        ClassLoss loss = new ClassLoss(1, 0, Optional.of(weights), true);

        float expected = loss.of(logits, mixed).value().toFloatArray()[0];

        assertThat(loss.of(logits, plain).value().toFloatArray()[0]).isEqualTo(expected);
        assertThat(ClassLoss.plain(5).of(logits, plain).value().toFloatArray()[0])
                .isCloseTo(expected, within(1e-5f));
    }

    @Test
    void isNothingWhereNoRowHasALabel() {
        NDArray logits = leaf();
        ClassLoss loss = new ClassLoss(1, 0.1, Optional.of(figures.get("in/weights")));

        NDArray value =
                backward(loss, logits, targets("one").withLabelled(new boolean[labelled().length]));

        assertThat(value.getFloat()).isZero();
        assertThat(logits.getGradient().abs().max().getFloat()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 3})
    void isNoNumberWhereAClassIsNoneOfThem(long wrong) {
        NDArray logits = manager.zeros(new Shape(2, 3));
        Targets targets = Targets.singleLabel(manager.create(new long[] {2, wrong}));
        ClassLoss loss = new ClassLoss(1, 0.1, Optional.empty());

        assertThat(loss.of(logits, targets).value().getFloat()).isNaN();
    }

    /** Figures of {@code torch.nn.BCEWithLogitsLoss}. */
    @ParameterizedTest
    @CsvSource({
        "0, 3333.5645, -0.5, 0.5, 0, 1, -1, 0",
        "0.2, 3333.5645, -0.4, 0.4, 0.1, 0.9, -0.9, -0.1"
    })
    void ofSeveralLabelsHasTheRightGradientAtZeroAndFarFromIt(
            double smoothing, float value, float a, float b, float c, float d, float e, float f) {
        NDArray logits = manager.create(new float[] {0, 0, 1e4f, 1e4f, -1e4f, -1e4f});
        NDArray scores = logits.reshape(2, 3);
        scores.setRequiresGradient(true);
        Targets targets =
                Targets.multiLabel(manager.create(new float[] {1, 0, 1, 0, 1, 0}, new Shape(2, 3)));

        NDArray loss = backward(new ClassLoss(1, smoothing, Optional.empty()), scores, targets);

        assertThat(loss.getFloat()).isCloseTo(value, within(value * 1e-6f));
        Closeness.DEFAULT.check(
                "gradient",
                scores.getGradient(),
                manager.create(new float[] {a, b, c, d, e, f}, new Shape(2, 3)).div(6));
    }

    private NDArray backward(ClassLoss loss, NDArray logits, Targets targets) {
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray value = loss.of(logits, targets).value();
            collector.backward(value);
            return value;
        }
    }

    private NDArray leaf() {
        NDArray logits = figures.get("in/logits").duplicate();
        logits.setRequiresGradient(true);
        return logits;
    }

    private Targets targets(String kind) {
        return switch (kind) {
            case "one" -> Targets.singleLabel(figures.get("in/classes"));
            case "mixed" -> Targets.soft(figures.get("in/mixed"), TargetKind.SINGLE_LABEL);
            case "several" -> Targets.multiLabel(figures.get("in/indicators"));
            case "blended" -> Targets.soft(figures.get("in/blended"), TargetKind.MULTI_LABEL);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private boolean[] labelled() {
        float[] marks = figures.get("in/labelled").toFloatArray();
        boolean[] labelled = new boolean[marks.length];
        for (int row = 0; row < marks.length; row++) {
            labelled[row] = marks[row] > 0;
        }
        return labelled;
    }
}

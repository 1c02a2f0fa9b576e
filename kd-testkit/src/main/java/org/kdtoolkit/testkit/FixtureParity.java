package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.kdtoolkit.api.model.StateDict;

/**
 * Compares what a method computes with its fixture, on the engine that is used: within the
 * tolerance that the fixture promises, and within the bound that the table of parity states. The
 * table, {@code parity.txt} among the module's test resources, is shown in the reference; as each
 * test that compares asserts it, it can't promise what isn't so.
 *
 * <p>The tolerance holds for any file in the fixture's form, the bound for the toolkit's own file
 * alone, as small shapes and other scales round differently.
 */
public final class FixtureParity {

    /** What rounding leaves of a gradient that is 0, such as that of a bias before a batch norm. */
    private static final double ROUNDING = 1e-5;

    private static final String MEAN = "running_mean";
    private static final String VARIANCE = "running_var";

    private final Fixture fixture;
    private final Closeness values;
    private final Closeness gradients;
    private final String engine;
    private final ParityRow.Bounds bounds;

    private FixtureParity(Fixture fixture, Closeness values, Closeness gradients, ParityRow row) {
        this.fixture = fixture;
        this.values = values;
        this.gradients = gradients;
        this.engine = Engine.getInstance().getEngineName();
        this.bounds = row.bounds().get(engine);
    }

    /**
     * Comparisons within the usual tolerance.
     *
     * @throws IllegalArgumentException if the table has no row for the fixture
     */
    public static FixtureParity of(Fixture fixture) {
        return of(fixture, Closeness.DEFAULT, Closeness.DEFAULT);
    }

    /**
     * Comparisons within the tolerance that a fixture promises.
     *
     * @param values of losses and other outputs
     * @param gradients of gradients
     * @throws IllegalArgumentException if the table has no row for the fixture
     */
    public static FixtureParity of(Fixture fixture, Closeness values, Closeness gradients) {
        ParityRow row = ParityTable.ofThisModule().row(fixture.name());
        return new FixtureParity(fixture, values, gradients, row);
    }

    /**
     * Compares a loss or another output.
     *
     * @param actual of any shape with as many figures
     * @param key where the fixture has what is expected
     */
    public void value(NDArray actual, String key) {
        value(Closeness.doubles(actual), key);
    }

    /** The same for values in the heap. */
    public void value(double[] actual, String key) {
        compare("value", actual, key, values, bounds.value());
    }

    /** Compares a gradient. */
    public void gradient(NDArray actual, String key) {
        compare("gradient", Closeness.doubles(actual), key, gradients, bounds.gradient());
    }

    /**
     * Compares the gradients of all trained weights.
     *
     * @param state of what was differentiated
     * @param prefix what stands before their names in the fixture's keys, such as {@code grad/}
     */
    public void gradients(StateDict state, String prefix) {
        state.entries()
                .forEach(
                        (name, weight) -> {
                            if (weight.requiresGradient()) {
                                gradient(weight.getArray().getGradient(), prefix + name);
                            }
                        });
    }

    /**
     * Compares the running means and variances that running forward has left. MXNet takes the
     * biased variance in, published programs the unbiased one: there means alone are compared.
     *
     * @param state of what ran forward while gradients were collected
     * @param prefix what stands before their names in the fixture's keys, such as {@code after/}
     */
    public void statistics(StateDict state, String prefix) {
        state.entries()
                .forEach(
                        (name, weight) -> {
                            if (name.endsWith(MEAN) || name.endsWith(VARIANCE) && isUnbiased()) {
                                value(weight.getArray(), prefix + name);
                            }
                        });
    }

    private boolean isUnbiased() {
        return engine.equals("PyTorch");
    }

    private void compare(
            String kind, double[] found, String key, Closeness closeness, Optional<String> bound) {
        double[] expected = Closeness.doubles(fixture.get(key));
        closeness.check(key, found, expected);
        String stated =
                bound.orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "%s says that no %s of %s is compared on %s, but %s is"
                                                .formatted(
                                                        ParityTable.PATH,
                                                        kind,
                                                        fixture.name(),
                                                        engine,
                                                        key)));
        if (fixture.isReplaced()) {
            return;
        }
        double difference = difference(found, expected);
        assertThat(difference)
                .as(
                        "%s of %s on %s differs by %.1e of its largest figure, %s says at most %s",
                        key, fixture.name(), engine, difference, ParityTable.PATH, stated)
                .isLessThanOrEqualTo(Double.parseDouble(stated));
    }

    /**
     * The largest difference over the largest figure, of those that are finite: the others are the
     * same if they are close. Where no figure is above what rounding leaves of a zero, it is 0.
     */
    static double difference(double[] found, double[] expected) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            if (Double.isFinite(expected[i])) {
                largest = Math.max(largest, Math.abs(expected[i]));
                difference = Math.max(difference, Math.abs(found[i] - expected[i]));
            }
        }
        return largest < ROUNDING ? 0 : difference / largest;
    }
}

package org.kdtoolkit.api.modality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * What is done to a file, as the text that a {@linkplain org.kdtoolkit.api.data.TensorCache cache}
 * knows the result by: {@code resize(size=128, mean=[0.5])}. Every name is written out by whoever
 * makes the recipe, so that none changes because something in the program has another name, and
 * numbers are written exactly. A value: nothing in it changes.
 *
 * <p>A key that comes to a configuration later changes no recipe where it has no effect, if it is
 * added by {@link #withUnless} or is empty.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public final class Recipe {

    private static final int MOST_DIGITS = 17;

    private final String step;
    private final String values;

    private Recipe(String step, String values) {
        this.step = step;
        this.values = values;
    }

    /** Begins a recipe by the name of what is done. */
    public static Recipe of(String step) {
        return new Recipe(step, "");
    }

    /** Adds a number; 1 and 1.0 are the same. */
    public Recipe with(String name, Number value) {
        return plus(name, text(value));
    }

    /** Adds a text. */
    public Recipe with(String name, String value) {
        return plus(name, '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }

    /** Adds what was done before, or is done within. */
    public Recipe with(String name, Recipe other) {
        return plus(name, other.toString());
    }

    /** Adds a number, if there is one. */
    public Recipe with(String name, Optional<? extends Number> value) {
        return value.isPresent() ? with(name, value.get()) : this;
    }

    /** Adds a number, unless it is the one that has no effect. */
    public Recipe withUnless(Number neutral, String name, Number value) {
        return text(value).equals(text(neutral)) ? this : with(name, value);
    }

    /** Adds several numbers. */
    public Recipe withNumbers(String name, List<? extends Number> several) {
        return plus(name, several.stream().map(Recipe::text).collect(listed()));
    }

    /** Adds what is done one after the other. */
    public Recipe withSteps(String name, List<Recipe> several) {
        return plus(name, several.stream().map(Recipe::toString).collect(listed()));
    }

    private Recipe plus(String name, String value) {
        String added = name + "=" + value;
        return new Recipe(step, values.isEmpty() ? added : values + ", " + added);
    }

    private static Collector<CharSequence, ?, String> listed() {
        return Collectors.joining(", ", "[", "]");
    }

    /** The fewest digits that tell a number from all others, on every release of Java. */
    private static String text(Number number) {
        double value = number.doubleValue();
        if (number instanceof Integer || number instanceof Long || !Double.isFinite(value)) {
            return number.toString();
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shown = exact;
        for (int digits = MOST_DIGITS; digits > 0; digits--) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() != value) {
                break;
            }
            shown = rounded;
        }
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        return step + "(" + values + ")";
    }
}

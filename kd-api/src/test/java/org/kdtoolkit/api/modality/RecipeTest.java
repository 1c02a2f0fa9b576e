package org.kdtoolkit.api.modality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecipeTest {

    @Test
    void writesEachNameWithItsValueInTheOrderOfTheCalls() {
        assertThat(
                        Recipe.of("clip")
                                .with("version", 2)
                                .with("rate", Optional.of(12.5))
                                .with("stride", Optional.<Integer>empty())
                                .withNumbers("mean", List.of(0.485, 0.456, 0.406))
                                .withSteps(
                                        "steps",
                                        List.of(
                                                Recipe.of("flip").with("probability", 0.5),
                                                Recipe.of("grey")))
                                .with("of", Recipe.of("video").with("decoder", "7.1"))
                                .toString())
                .isEqualTo(
                        "clip(version=2, rate=12.5, mean=[0.485, 0.456, 0.406],"
                                + " steps=[flip(probability=0.5), grey()],"
                                + " of=video(decoder=\"7.1\"))");
    }

    @Test
    void writesNumbersExactlyAndWithTheFewestDigits() {
        assertThat(text(1e-10)).isEqualTo("0.0000000001");
        assertThat(text(14000.0)).isEqualTo("14000");
        assertThat(text(14000)).isEqualTo("14000");
        assertThat(text(2.0E-3)).isEqualTo("0.002");
        assertThat(text(4.0 / 3)).isEqualTo("1.3333333333333333");
        assertThat(text(-0.0)).isEqualTo("0");
        assertThat(text(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
        assertThat(text(0.1f)).isEqualTo(text((double) 0.1f)).isNotEqualTo(text(0.1));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            double value = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-20, 20));
            assertThat(Double.parseDouble(text(value))).isEqualTo(value);
            assertThat(text(Math.nextUp(value))).isNotEqualTo(text(value));
        }
    }

    @Test
    void aTextEndsWhereItEnds() {
        assertThat(Recipe.of("a").with("b", "c\", d=\"e").toString())
                .isEqualTo("a(b=\"c\\\", d=\\\"e\")")
                .isNotEqualTo(Recipe.of("a").with("b", "c").with("d", "e").toString());
    }

    @Test
    void aKeyThatHasNoEffectLeavesTheTextAsItWas() {
        Recipe before = Recipe.of("sound").with("samples", 500);
        assertThat(before.withUnless(1.0, "gain", 1).toString()).isEqualTo(before.toString());
        assertThat(before.withUnless(1.0, "gain", 2).toString())
                .isEqualTo("sound(samples=500, gain=2)");
        assertThat(before.with("rate", Optional.<Integer>empty()).toString())
                .isEqualTo(before.toString());
    }

    private static String text(Number number) {
        String text = Recipe.of("").with("n", number).toString();
        return text.substring("(n=".length(), text.length() - 1);
    }
}

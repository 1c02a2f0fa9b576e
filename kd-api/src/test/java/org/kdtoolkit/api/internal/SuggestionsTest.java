package org.kdtoolkit.api.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

    private static final List<String> KNOWN = List.of("crd", "csc", "convnet", "epochs", "Zero");

    @ParameterizedTest
    @CsvSource({
        "convnt, convnet",
        "convnett, convnet",
        "konvnet, convnet",
        "covnnet, convnet",
        "epcohs, epochs",
        "CONVNET, convnet",
    })
    void findsTheNameThatWasMeant(String written, String meant) {
        assertThat(Suggestions.nearest(written, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"zero, Zero", "ZERO, Zero", "Zero, Zero", "zeor, Zero"})
    void returnsANameAsItIsKnownHoweverItWasWritten(String written, String known) {
        assertThat(Suggestions.nearest(written, KNOWN)).contains(known);
    }

    @ParameterizedTest
    @CsvSource({"mlp", "resnet", "''"})
    void saysNothingWhereNoNameIsNear(String written) {
        assertThat(Suggestions.nearest(written, KNOWN)).isEmpty();
        assertThat(Suggestions.didYouMean(written, KNOWN)).isEmpty();
    }

    @Test
    void prefersTheNearestThenTheFirstOfTheAlphabet() {
        assertThat(Suggestions.nearest("crs", KNOWN)).contains("crd");
        assertThat(Suggestions.nearest("image", List.of("images", "imagee", "imag3")))
                .contains("imag3");
    }

    @Test
    void doesNotLookForNamesOfMegabytes() {
        assertThat(Suggestions.nearest("c".repeat(5_000_000), KNOWN)).isEmpty();
        assertThat(Suggestions.nearest("crb", List.of("c".repeat(5_000_000), "crd")))
                .contains("crd");
    }

    @Test
    void closesAMessage() {
        assertThat(Suggestions.didYouMean("crb", KNOWN)).isEqualTo("; did you mean 'crd'?");
    }
}

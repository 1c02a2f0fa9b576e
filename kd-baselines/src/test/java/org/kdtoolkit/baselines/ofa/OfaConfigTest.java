package org.kdtoolkit.baselines.ofa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.baselines.logits.Enhancement;
import org.kdtoolkit.baselines.stage.StageNames;

class OfaConfigTest {

    @Test
    void theDefaultsAreThePublishedOnesWhereThePaperAndItsCodeAgree() {
        Map<String, String> defaults =
                Arrays.stream(OfaConfig.class.getRecordComponents())
                        .filter(key -> key.isAnnotationPresent(Default.class))
                        .collect(
                                Collectors.toMap(
                                        key -> key.getName(),
                                        key -> key.getAnnotation(Default.class).value()));
        assertThat(defaults)
                .isEqualTo(
                        Map.of(
                                "heads", "convolutions",
                                "eps", "[1]",
                                "enhancement", "own-class",
                                "temperature", "1",
                                "stageWeight", "1",
                                "logitsWeight", "1"));
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 3", "1, 2, 3", "2, 3, 2", "3, 4, 5"})
    void takesAnExponentForEachStageAndOneMore(int stages, int wanted, int found) {
        assertThat(config(stages, 1).epsOf(stages)).isEqualTo(1);
        assertThat(config(stages, wanted).epsOf(wanted - 1)).isEqualTo(wanted);
        assertThatThrownBy(() -> config(stages, found))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "there must be one eps for all, or one for each stage and one for the"
                                + " student's class scores, here %d; found %d",
                        wanted, found);
    }

    private static OfaConfig config(int stages, int exponents) {
        return new OfaConfig(
                Optional.of(IntStream.range(0, stages).mapToObj(i -> "layer" + i).toList())
                        .filter(names -> !names.isEmpty())
                        .map(StageNames::of),
                HeadKind.CONVOLUTIONS,
                Optional.empty(),
                IntStream.rangeClosed(1, exponents).mapToObj(i -> (double) i).toList(),
                Enhancement.OWN_CLASS,
                1,
                1,
                1);
    }
}

package org.kdtoolkit.baselines.ofa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.config.Default;

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
}

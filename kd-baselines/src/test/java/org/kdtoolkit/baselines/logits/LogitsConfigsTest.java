package org.kdtoolkit.baselines.logits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.config.Default;

class LogitsConfigsTest {

    @Test
    void theTemperaturesOfSeveralLevelsArePublishedAndMasksSelect() {
        assertThat(defaults(MlkdConfig.class))
                .isEqualTo(
                        Map.of(
                                "temperatures",
                                "[4, 3, 5, 2, 6]",
                                "rows",
                                "chosen",
                                "standardize",
                                "false"));
    }

    private static Map<String, String> defaults(Class<? extends Record> configuration) {
        return Arrays.stream(configuration.getRecordComponents())
                .filter(key -> key.isAnnotationPresent(Default.class))
                .collect(
                        Collectors.toMap(
                                key -> key.getName(),
                                key -> key.getAnnotation(Default.class).value()));
    }
}

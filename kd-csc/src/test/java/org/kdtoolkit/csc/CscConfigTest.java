package org.kdtoolkit.csc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.config.Default;

class CscConfigTest {

    @Test
    void isSafeByDefault() {
        assertThat(
                        Arrays.stream(CscConfig.class.getRecordComponents())
                                .map(key -> key.getAnnotation(Default.class).value()))
                .containsExactly("adaptive", "0.07", "0.07");
    }

    @Test
    void makesTheTemperatureOfEachScheme() {
        assertThat(CscConfig.Scheme.ADAPTIVE.temperature(0.1, 0.05))
                .isEqualTo(new Temperature.Adaptive(0.1, 0.05));
        assertThat(CscConfig.Scheme.ADAPTIVE_PUBLISHED.temperature(0.1, 0.05))
                .isEqualTo(new Temperature.AdaptivePublished(0.1));
        assertThat(CscConfig.Scheme.CONSTANT.temperature(0.1, 0.05))
                .isEqualTo(new Temperature.Constant(0.1));
    }
}

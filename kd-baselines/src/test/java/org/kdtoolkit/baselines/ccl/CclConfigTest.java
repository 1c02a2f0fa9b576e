package org.kdtoolkit.baselines.ccl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.config.Default;

class CclConfigTest {

    @Test
    void hasThePublishedValuesForAnAudioTeacherAsDefaults() {
        assertThat(
                        Arrays.stream(CclConfig.class.getRecordComponents())
                                .map(key -> key.getAnnotation(Default.class).value()))
                .containsExactly("0.5", "0.5", "true");
        assertThat(CclConfig.audio()).isEqualTo(new CclConfig(0.5, 0.5, true));
        assertThat(CclConfig.image()).isEqualTo(new CclConfig(0.1, 0.5, true));
    }
}

package org.kdtoolkit.baselines.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.baselines.review.ReviewKdConfig;
import org.kdtoolkit.baselines.sem.SemCkdConfig;

class MapConfigsTest {

    @Test
    void havePublishedDefaults() {
        assertThat(defaults(AtConfig.class)).containsExactly("2");
        assertThat(defaults(NstConfig.class)).isEmpty();
        assertThat(defaults(IckdConfig.class)).isEmpty();
        assertThat(defaults(VidConfig.class)).containsExactly("5", "0.00001");
        assertThat(defaults(ReviewKdConfig.class)).containsExactly("all", "512");
        assertThat(defaults(SemCkdConfig.class)).containsExactly("1");
    }

    private static List<String> defaults(Class<? extends Record> config) {
        return Arrays.stream(config.getRecordComponents())
                .filter(key -> key.isAnnotationPresent(Default.class))
                .map(key -> key.getAnnotation(Default.class).value())
                .toList();
    }
}

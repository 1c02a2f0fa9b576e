package org.kdtoolkit.baselines.embedding;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.kdtoolkit.api.config.Default;

class EmbeddingConfigsTest {

    private static Map<String, String> defaults(Class<? extends Record> configuration) {
        return Arrays.stream(configuration.getRecordComponents())
                .collect(
                        Collectors.toMap(
                                key -> key.getName(),
                                key -> key.getAnnotation(Default.class).value()));
    }
}

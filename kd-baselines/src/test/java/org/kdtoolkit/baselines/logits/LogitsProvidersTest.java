package org.kdtoolkit.baselines.logits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.testkit.ProviderContract;

class LogitsProvidersTest {

    @Nested
    class Kd extends ProviderContract {
        @Override
        protected Provider<?, ?, ?> provider() {
            return new KdProvider();
        }

        @Test
        void hasThePublishedDefaults() {
            assertThat(defaults(KdConfig.class)).isEqualTo(Map.of("temperature", "4"));
        }
    }

    @Nested
    class Dkd extends ProviderContract {
        @Override
        protected Provider<?, ?, ?> provider() {
            return new DkdProvider();
        }

        @Test
        void hasThePublishedDefaults() {
            assertThat(defaults(DkdConfig.class))
                    .isEqualTo(Map.of("alpha", "1", "beta", "8", "temperature", "4"));
        }
    }

    @Nested
    class Dist extends ProviderContract {
        @Override
        protected Provider<?, ?, ?> provider() {
            return new DistProvider();
        }

        @Test
        void hasThePublishedDefaults() {
            assertThat(defaults(DistConfig.class))
                    .isEqualTo(Map.of("beta", "1", "gamma", "1", "temperature", "1"));
        }
    }

    private static Map<String, String> defaults(Class<? extends Record> configuration) {
        return Arrays.stream(configuration.getRecordComponents())
                .collect(
                        Collectors.toMap(
                                key -> key.getName(),
                                key -> key.getAnnotation(Default.class).value()));
    }
}

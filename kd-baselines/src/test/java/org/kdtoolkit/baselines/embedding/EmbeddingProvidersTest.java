package org.kdtoolkit.baselines.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.testkit.ProviderContract;

class EmbeddingProvidersTest {

    @Nested
    class Rkd extends ProviderContract {
        @Override
        protected Provider<?, ?, ?> provider() {
            return new RkdProvider();
        }

        @Test
        void hasThePublishedDefaults() {
            assertThat(defaults(RkdConfig.class))
                    .isEqualTo(Map.of("distanceWeight", "25", "angleWeight", "50"));
        }
    }

    @Nested
    class Cc extends ProviderContract {
        @Override
        protected Provider<?, ?, ?> provider() {
            return new CcProvider();
        }

        @Test
        void hasThePublishedDefaults() {
            assertThat(defaults(CcConfig.class)).isEqualTo(Map.of("width", "128"));
        }
    }

    @Nested
    class Sp extends ProviderContract {
        @Override
        protected Provider<?, ?, ?> provider() {
            return new SpProvider();
        }
    }

    @Nested
    class Pkt extends ProviderContract {
        @Override
        protected Provider<?, ?, ?> provider() {
            return new PktProvider();
        }
    }

    @Nested
    class FitNet extends ProviderContract {
        @Override
        protected Provider<?, ?, ?> provider() {
            return new FitNetProvider();
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

package org.kdtoolkit.baselines.c2kd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.config.Default;

class C2kdConfigTest {

    @Test
    void theAgreementIsThePublishedOneAndProxiesKeepTheirGradients() {
        Map<String, String> defaults =
                Arrays.stream(C2kdConfig.class.getRecordComponents())
                        .filter(key -> key.isAnnotationPresent(Default.class))
                        .collect(
                                Collectors.toMap(
                                        key -> key.getName(),
                                        key -> key.getAnnotation(Default.class).value()));

        assertThat(defaults).isEqualTo(Map.of("agreement", "0", "proxyGradients", "proxies"));
        assertThat(C2kdConfig.published().agreement()).isZero();
        assertThat(C2kdConfig.published().proxyGradients()).isEqualTo(ProxyGradients.PUBLISHED);
    }
}

package org.kdtoolkit.baselines.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.config.Default;

class CrdConfigTest {

    @Test
    void hasThePublishedDefaultsAndNoQueue() {
        CrdConfig published = CrdConfig.published();
        assertThat(defaults())
                .containsExactly(
                        Integer.toString(published.width()),
                        Integer.toString(published.negatives()),
                        Double.toString(published.temperature()),
                        Double.toString(published.momentum()));
        assertThat(published.queue()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0,1,1,0,1,'the width must be at least 1, found 0'",
        "1,0,1,0,1,'the number of negatives must be at least 1, found 0'",
        "1,1,0,0,1,'the temperature must be greater than 0, found 0.0'",
        "1,1,NaN,0,1,'the temperature must be greater than 0, found NaN'",
        "1,1,1,1,1,'the momentum must be from 0 to below 1, found 1.0'",
        "1,1,1,0,0,'the length of the queue must be at least 1, found 0'",
    })
    void refusesValuesOutOfRange(
            int width,
            int negatives,
            double temperature,
            double momentum,
            int queue,
            String message) {
        assertThatThrownBy(
                        () ->
                                new CrdConfig(
                                        width,
                                        negatives,
                                        temperature,
                                        momentum,
                                        Optional.of(queue)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Stream<String> defaults() {
        return Arrays.stream(CrdConfig.class.getRecordComponents())
                .filter(key -> key.isAnnotationPresent(Default.class))
                .map((RecordComponent key) -> key.getAnnotation(Default.class).value());
    }
}

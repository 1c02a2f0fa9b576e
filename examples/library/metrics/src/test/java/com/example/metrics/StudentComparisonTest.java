package com.example.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.kdtoolkit.eval.statistics.PairedComparison;

import java.util.Map;

class StudentComparisonTest {

    @Test
    void embeddingsWithoutNoiseRetrieveEverything() {
        assertEquals(
                Map.of(1, 1.0, 2, 1.0), StudentComparison.meanAveragePrecisions(0, 2));
    }

    @Test
    void lessNoiseIsBetter() {
        PairedComparison comparison =
                PairedComparison.of(
                                StudentComparison.meanAveragePrecisions(2.5, 5),
                                StudentComparison.meanAveragePrecisions(2, 5))
                        .orElseThrow();

        assertTrue(comparison.low() > 0, comparison::toString);
        assertTrue(comparison.pValue() < 0.05, comparison::toString);
    }
}

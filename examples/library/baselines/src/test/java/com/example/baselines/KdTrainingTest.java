package com.example.baselines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import org.junit.jupiter.api.Test;
import java.util.List;

class KdTrainingTest {

    @Test
    void learns() {
        List<Float> losses = KdTraining.train(60);

        assertEquals(60, losses.size());
        assertTrue(losses.stream().allMatch(Float::isFinite), losses::toString);
        assertTrue(losses.get(59) < 0.8 * losses.get(0), losses::toString);
    }
}

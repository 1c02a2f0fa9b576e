package com.example.loader;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LoaderTrainingTest {

    @Test
    void learnsWhatTheLoaderBrings() {
        double accuracy = LoaderTraining.accuracy(8);

        assertTrue(accuracy > 0.9, () -> "accuracy " + accuracy);
    }
}

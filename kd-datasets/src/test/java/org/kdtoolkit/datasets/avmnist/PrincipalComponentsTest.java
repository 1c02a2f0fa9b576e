package org.kdtoolkit.datasets.avmnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {

    private static final int[] VALUES = {
        0, 10, 200, 30, 5, 0, 180, 60, 0, 90, 20, 255, 7, 80, 0, 240, 100, 3, 60, 0, 120, 0, 90, 12
    };

    @Test
    void projectsAsScikitLearnDoes() {
        byte[] values = new byte[VALUES.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) VALUES[i];
        }
        PrincipalComponents two = PrincipalComponents.of(values, 4, 2);
        assertThat(two.project(new float[] {7, 80, 0, 240}))
                .containsExactly(
                        new float[] {11.6054f, 83.131f, 3.4518f, 241.8569f}, within(1e-3f));
        assertThat(two.project(new float[] {255, 0, 255, 0}))
                .containsExactly(
                        new float[] {109.5635f, -32.2549f, 150.7382f, -80.33f}, within(1e-3f));
    }
}

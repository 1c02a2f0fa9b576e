package org.kdtoolkit.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.HostTensor;

class LinearClassifierTest {

    @Test
    void makesTheClassScoresOfAnEmbedding() {
        LinearClassifier classifier =
                new LinearClassifier(
                        HostTensor.of(new float[] {1, 2, 3, -1, 0, 1}, 2, 3),
                        HostTensor.of(new float[] {10, -5}, 2));
        assertThat(classifier.classes()).isEqualTo(2);
        assertThat(classifier.width()).isEqualTo(3);
        assertThat(classifier.logits(new float[] {1, 10, 100})).containsExactly(331, 94);
    }

    @Test
    void refusesShapesOfNoLayer() {
        HostTensor weight = HostTensor.of(new float[6], 2, 3);
        HostTensor bias = HostTensor.of(new float[3], 3);
        assertThatThrownBy(() -> new LinearClassifier(weight, bias))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a weight [C, D] and a bias [C], found (2, 3) and (3)");
    }
}

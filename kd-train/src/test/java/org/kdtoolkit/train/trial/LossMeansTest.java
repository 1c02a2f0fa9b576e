package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LossMeansTest {

    @Test
    void aBatchCountsByItsSamplesWhereItHasTheTerm() {
        LossMeans means = new LossMeans();
        means.add(Map.of("class", 1.0, "csc", 4.0), 3);
        means.add(Map.of("class", 2.0), 1);
        assertThat(means.values()).containsEntry("class", 1.25).containsEntry("csc", 4.0);
    }

    @Test
    void nothingHasNoMean() {
        assertThat(new LossMeans().values()).isEmpty();
    }
}

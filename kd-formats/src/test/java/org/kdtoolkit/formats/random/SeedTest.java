package org.kdtoolkit.formats.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedTest {

    @Test
    void givesTheSameStreamForTheSamePurpose() {
        assertThat(new Seed(3).of("order")).isEqualTo(new Seed(3).of("order"));
    }

    @Test
    void givesEachPurposeSeedAndTimeItsOwnStream() {
        Set<Long> streams = new HashSet<>();
        int made = 0;
        for (int seed = 0; seed < 50; seed++) {
            for (String purpose : new String[] {"student", "distiller", "order", "epoch"}) {
                for (int n = 0; n < 50; n++) {
                    streams.add(new Seed(seed).of(purpose).of(n).value());
                    made++;
                }
            }
        }
        assertThat(streams).hasSize(made);
    }
}

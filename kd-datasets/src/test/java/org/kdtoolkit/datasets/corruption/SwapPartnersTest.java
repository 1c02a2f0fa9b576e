package org.kdtoolkit.datasets.corruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.DataException;

class SwapPartnersTest {

    @Test
    void takesNoSampleOfTheSameClass() {
        Crowd crowd = Crowd.of(90, 3);
        SwapPartners donors = SwapPartners.of(crowd, CorruptedSamples.of(crowd, 1, 2), 2);
        Set<Integer> distances = new HashSet<>();
        for (int i = 0; i < 90; i++) {
            assertThat(donors.of(i) % 3).isNotEqualTo(i % 3);
            distances.add((donors.of(i) - i + 90) % 90);
        }
        assertThat(distances).as("donors from all over the set").hasSizeGreaterThan(30);
    }

    @Test
    void takesTheSameOneAtEveryRate() {
        Crowd crowd = Crowd.of(90, 3);
        CorruptedSamples few = CorruptedSamples.of(crowd, 0.1, 2);
        SwapPartners atFew = SwapPartners.of(crowd, few, 2);
        SwapPartners atAll = SwapPartners.of(crowd, CorruptedSamples.of(crowd, 1, 2), 2);
        assertThat(few.indices()).allSatisfy(i -> assertThat(atAll.of(i)).isEqualTo(atFew.of(i)));
    }

    @Test
    void takesNoSampleWithACommonLabel() {
        int[][] labels = {{0}, {0, 1}, {1, 2}, {3}};
        Crowd crowd = Crowd.labelled(60, i -> labels[i % labels.length]);
        SwapPartners donors = SwapPartners.of(crowd, CorruptedSamples.of(crowd, 0.5, 1), 1);
        CorruptedSamples.of(crowd, 0.5, 1)
                .indices()
                .forEach(
                        i ->
                                assertThat(crowd.labels(donors.of(i)))
                                        .doesNotContain(crowd.labels(i)));
    }

    @Test
    void findsTheOnlyStranger() {
        Crowd crowd = Crowd.labelled(1000, i -> new int[] {i == 700 ? 1 : 0});
        SwapPartners donors = SwapPartners.of(crowd, CorruptedSamples.of(crowd, 1, 1), 1);
        assertThat(donors.of(3)).isEqualTo(700);
        assertThat(donors.of(700)).isNotEqualTo(700);
    }

    @Test
    void neverTakesASampleWithoutLabelsForItself() {
        Crowd crowd = Crowd.labelled(2, i -> new int[0]);
        SwapPartners donors = SwapPartners.of(crowd, CorruptedSamples.of(crowd, 1, 1), 1);
        assertThat(donors.of(0)).isEqualTo(1);
        assertThat(donors.of(1)).isZero();
    }

    @Test
    void takesAnyOtherSampleWhereOneOfTheTwoHasNoLabel() {
        Crowd crowd = Crowd.labelled(60, i -> i < 30 ? new int[] {0} : new int[0]);
        SwapPartners donors = SwapPartners.of(crowd, CorruptedSamples.of(crowd, 1, 1), 1);
        Set<Boolean> labelledDonors = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            assertThat(donors.of(i)).isNotEqualTo(i);
            if (i < 30) {
                assertThat(donors.of(i)).isGreaterThanOrEqualTo(30);
            } else {
                labelledDonors.add(donors.of(i) < 30);
            }
        }
        assertThat(labelledDonors).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void saysThatASingleClassCantBeSwapped() {
        Crowd crowd = Crowd.of(5, 1);
        assertThatThrownBy(() -> SwapPartners.of(crowd, CorruptedSamples.of(crowd, 0.2, 1), 1))
                .isInstanceOf(DataException.class)
                .hasMessageMatching(
                        "sample 's\\d' \\(train\\): there is no other training sample without a"
                                + " label of its own, so a teacher's modality can't be swapped;"
                                + " choose another 'corruption', or more classes");
    }
}

package org.kdtoolkit.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Faults.Fault;

class FaultsTest {

    private final SampleException cause = new SampleException("a.png is empty");

    @Test
    void endsTheRunAtTheFirstFaultWhereThePolicyIsToFail() {
        Faults faults = new Faults(OnError.FAIL);

        assertThatThrownBy(() -> faults.report(Subset.VALIDATION, 4, "clip-4", cause))
                .isInstanceOf(DataException.class)
                .hasCause(cause)
                .hasMessage(
                        "sample 'clip-4' (validation): a.png is empty; repair it, or set 'on-error:"
                                + " skip' to leave such samples out");
        assertThat(faults.skips(Subset.VALIDATION, 4)).isFalse();
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void leavesFaultySamplesOutWhereThePolicyIsToSkip() {
        Faults faults = new Faults(OnError.SKIP);

        faults.report(Subset.TRAIN, 4, "clip-4", cause);

        assertThat(faults.skips(Subset.TRAIN, 4)).isTrue();
        assertThat(faults.skips(Subset.TRAIN, 5)).isFalse();
        assertThat(faults.skips(Subset.TEST, 4)).isFalse();
    }

    @Test
    void listsEachSampleOnceWithItsFirstFaultInTheOrderOfTheDataSet() {
        Faults faults = new Faults(OnError.SKIP);

        faults.report(Subset.TEST, 0, "c", cause);
        faults.report(Subset.TRAIN, 9, "b", cause);
        faults.report(Subset.TRAIN, 2, "a", cause);
        faults.report(Subset.TRAIN, 2, "a", new SampleException("b.wav is cut off"));

        assertThat(faults.all())
                .containsExactly(
                        new Fault(Subset.TRAIN, 2, "a", "a.png is empty"),
                        new Fault(Subset.TRAIN, 9, "b", "a.png is empty"),
                        new Fault(Subset.TEST, 0, "c", "a.png is empty"));
    }

    @Test
    void aSampleThatCantBeReadIsTriedAnewByEachReader() {
        Faults faults = new Faults(OnError.SKIP);

        faults.reportReading(Subset.TRAIN, 2, "a", Set.of("image"), cause);

        assertThat(faults.skips(Subset.TRAIN, 2)).isTrue();
        assertThat(faults.skips(Subset.TRAIN, 2, Set.of("image"))).isTrue();
        assertThat(faults.skips(Subset.TRAIN, 2, Set.of("image", "audio"))).isTrue();
        assertThat(faults.skips(Subset.TRAIN, 2, Set.of("audio"))).isFalse();
        assertThat(faults.skips(Subset.TEST, 2, Set.of("image"))).isFalse();
        assertThat(faults.skipsForAll(Subset.TRAIN, 2)).isFalse();

        faults.report(Subset.TRAIN, 2, "a", new SampleException("the teacher does not know it"));

        assertThat(faults.skipsForAll(Subset.TRAIN, 2)).isTrue();
        assertThat(faults.skips(Subset.TRAIN, 2, Set.of("audio"))).isTrue();
        assertThat(faults.all()).containsExactly(new Fault(Subset.TRAIN, 2, "a", "a.png is empty"));
    }

    @Test
    void whatOneReaderCouldNotReadDoesNotCountForWhoeverReadsLess() {
        Faults faults = new Faults(OnError.SKIP);

        faults.reportReading(Subset.TRAIN, 2, "a", Set.of("image", "audio"), cause);

        assertThat(faults.skips(Subset.TRAIN, 2)).isTrue();
        assertThat(faults.skips(Subset.TRAIN, 2, Set.of("image"))).isFalse();
    }

    @Test
    void aSampleThatCanBeReadAtTimesIsNotLeftOut() {
        Faults faults = new Faults(OnError.SKIP);

        faults.reportDraw(Subset.TRAIN, 2, "a", cause);

        assertThat(faults.skips(Subset.TRAIN, 2)).isFalse();
        assertThat(faults.all()).isEmpty();
        assertThat(faults.ofDraws()).extracting(Fault::id).containsExactly("a");

        faults.report(Subset.TRAIN, 2, "a", cause);

        assertThat(faults.ofDraws()).isEmpty();
        assertThatThrownBy(() -> new Faults(OnError.FAIL).reportDraw(Subset.TRAIN, 2, "a", cause))
                .isInstanceOf(DataException.class);
    }

    @Test
    void aTrialIsNotSaidToHaveLeftOutWhatOnlyAnEarlierOneTried() {
        Faults faults = new Faults(OnError.SKIP);
        faults.reportReading(Subset.TRAIN, 2, "a", Set.of("image"), cause);
        faults.report(Subset.TRAIN, 5, "b", cause);

        faults.beginTrial();

        assertThat(faults.ofTrial()).extracting(Fault::id).containsExactly("b");
        assertThat(faults.skips(Subset.TRAIN, 2)).isFalse();
        assertThat(faults.all()).extracting(Fault::id).containsExactly("a", "b");

        faults.reportReading(Subset.TRAIN, 2, "a", Set.of("image"), cause);

        assertThat(faults.ofTrial()).extracting(Fault::id).containsExactly("a", "b");
        assertThat(faults.all()).hasSize(2);
    }
}

package org.kdtoolkit.media.sound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoundPartTest {

    @Test
    void takesWhatLiesWithinThePart() {
        SoundPart part = new SoundPart(2, 4);
        part.add(0, new float[] {0.1f, 0.2f, 0.3f});
        part.add(3, new float[] {0.4f, 0.5f, 0.6f, 0.7f});
        assertThat(part.samples()).containsExactly(0.3f, 0.4f, 0.5f, 0.6f);
        assertThat(part.isComplete()).isTrue();
        assertThat(part.isSilent()).isFalse();
    }

    @Test
    void isSilentWhereNoBlockIs() {
        SoundPart part = new SoundPart(0, 8);
        part.add(2, new float[] {1, 2});
        part.add(6, new float[] {3});
        assertThat(part.samples()).containsExactly(0, 0, 1, 2, 0, 0, 3);
        assertThat(part.isComplete()).as("more may come").isFalse();
    }

    @Test
    void lastsAsLongAsTheSoundGoesOnBehindIt() {
        SoundPart part = new SoundPart(0, 4);
        part.add(0, new float[] {1});
        part.add(100, new float[] {2});
        assertThat(part.samples()).containsExactly(1, 0, 0, 0);
        assertThat(part.isComplete()).isTrue();
    }

    @Test
    void keepsTheFirstOfBlocksThatOverlap() {
        SoundPart part = new SoundPart(-1, 6);
        part.add(-2, new float[] {9, 1, 2});
        part.add(0, new float[] {8, 3});
        part.add(0, new float[] {7, 7});
        part.add(3, new float[] {4});
        assertThat(part.samples()).containsExactly(1, 2, 3, 0, 4);
    }

    @Test
    void growsAsItNeeds() {
        SoundPart part = new SoundPart(0, 1_000_000);
        part.add(0, new float[50_000]);
        part.add(300_000, new float[] {1});
        assertThat(part.samples()).hasSize(300_001).endsWith(0, 1);
    }

    @Test
    void asksForNoMemoryForAPauseWithoutEnd() {
        SoundPart part = new SoundPart(0, Integer.MAX_VALUE);
        part.add(0, new float[] {1});
        part.add(1L << 50, new float[] {2});
        assertThat(part.length()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void saysWhereTheSoundIsInstead() {
        SoundPart early = new SoundPart(100, 10);
        early.add(200, new float[1]);
        assertThat(early.isSilent()).isTrue();
        assertThat(early.elsewhere(100)).isEqualTo("it begins at 2.0 s");

        SoundPart late = new SoundPart(100, 10);
        late.add(0, new float[33]);
        late.add(33, new float[33]);
        assertThat(late.isSilent()).isTrue();
        assertThat(late.elsewhere(99)).isEqualTo("it ends at 0.667 s");

        SoundPart within = new SoundPart(100, 10);
        within.add(0, new float[50]);
        within.add(150, new float[1]);
        assertThat(within.isSilent()).isTrue();
        assertThat(within.elsewhere(100)).isEqualTo("it pauses from 0.5 to 1.5 s");
    }
}

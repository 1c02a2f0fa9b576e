package org.kdtoolkit.datasets.synthetic;

/**
 * Which share of the label's information both modalities of generated samples hold. That share of
 * the samples shows the class to the eye and to the ear; of the others every second one, on
 * average, to the eye alone, and the rest to the ear alone.
 *
 * <p>With H the entropy of the labels, each modality alone tells (1 + share) / 2 H of them, both
 * together H, and what both hold is the rest of the sum, share H. Samples that show their class on
 * both sides do so at any greater share, too.
 *
 * @param share from 0 to 1
 */
record Overlap(double share) {

    /** Whether a sample's picture shows its class. */
    boolean isSeen(int index, SampleRandom random) {
        return drawn(index, random) < (1 + share) / 2;
    }

    /** Whether a sample's sound tells its class. */
    boolean isHeard(int index, SampleRandom random) {
        double drawn = drawn(index, random);
        return drawn < share || drawn >= (1 + share) / 2;
    }

    /** Nothing is drawn where all is shared. */
    private double drawn(int index, SampleRandom random) {
        return share == 1 ? 0 : random.of(index, SampleRandom.Use.OVERLAP).nextDouble();
    }
}

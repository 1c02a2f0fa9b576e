package org.kdtoolkit.eval.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.kdtoolkit.eval.probe.LinearClassifier;
import org.kdtoolkit.eval.probe.Shuffled;

/**
 * How much of a teacher's ability is in what both modalities share, by permuting channels of its
 * embedding over the samples; after the modality focusing hypothesis (Xue et al., 2023), which
 * expects a gain from what is shared and decides the class. There, a channel is judged by how far
 * the logits of two networks that were trained together move apart; here nothing is trained.
 *
 * <p>A channel e_d is shared if |Yᵀe_d|², Y being the student's centred features, is greater than
 * in all of {@value #PERMUTATIONS} permutations of the channel: a false call in a hundred channels.
 * What a channel decides is by how much the accuracy of a linear probe falls when it is permuted.
 *
 * @param channels each channel of the embedding
 * @param whole the probe's accuracy with all channels
 * @param shared the same with all channels permuted but the shared ones
 * @param unshared the same with the shared ones permuted
 * @param none the same with all channels permuted
 */
public record ChannelPermutation(
        List<Channel> channels, double whole, double shared, double unshared, double none) {

    private static final int PERMUTATIONS = 99;

    /** Drawn orders that an accuracy is the mean of. */
    private static final int ROUNDS = 5;

    private static final long SEED = 1;

    /** An ability that is no more than that above knowing nothing can't be divided. */
    private static final double LEAST = 0.02;

    /**
     * A channel of the teacher's embedding.
     *
     * @param shared whether it goes with the student's features more than by chance
     * @param agreement which share of |YᵀX|² is lost when it is permuted
     * @param decisive by how much the probe's accuracy falls when it is permuted, -1 to 1
     */
    public record Channel(boolean shared, double agreement, double decisive) {}

    /** Copies the list. */
    public ChannelPermutation {
        channels = List.copyOf(channels);
    }

    /**
     * Tests all channels.
     *
     * @param pairs what both modalities make of the same samples
     * @param probe tells classes by the teacher's embedding [Dt]
     * @param judged [M, Dt] embeddings of other samples
     * @param labels [M] their classes
     */
    public static ChannelPermutation of(
            PairedFeatures pairs, LinearClassifier probe, double[][] judged, int[] labels) {
        double[][] channels = Centred.transposed(Centred.of(pairs.teacher()));
        double[][] student = Centred.transposed(Centred.of(pairs.student()));
        double[] agreements = new double[channels.length];
        double[] byChance = new double[channels.length];
        boolean[] isShared = new boolean[channels.length];
        IntStream.range(0, channels.length)
                .parallel()
                .forEach(
                        d -> {
                            double[] permuted = permuted(channels[d], student, d);
                            agreements[d] = agreement(channels[d], student);
                            byChance[d] = Arrays.stream(permuted).average().orElse(0);
                            isShared[d] =
                                    Arrays.stream(permuted).allMatch(by -> by < agreements[d]);
                        });
        double all = Math.max(Double.MIN_NORMAL, Arrays.stream(agreements).sum());
        Ability ability = new Ability(probe, judged, labels);
        double whole = ability.without(d -> false);
        List<Channel> tested = new ArrayList<>();
        for (int d = 0; d < channels.length; d++) {
            int channel = d;
            tested.add(
                    new Channel(
                            isShared[d],
                            (agreements[d] - byChance[d]) / all,
                            whole - ability.without(other -> other == channel)));
        }
        return new ChannelPermutation(
                tested,
                whole,
                ability.without(d -> !isShared[d]),
                ability.without(d -> isShared[d]),
                ability.without(d -> true));
    }

    /**
     * Which part of the ability is kept by the shared channels alone: (shared - none) / (whole -
     * none), from 0 to 1.
     *
     * @return NaN if the whole embedding tells no more than nothing
     */
    public double kept() {
        return whole - none < LEAST
                ? Double.NaN
                : Math.max(0, Math.min(1, (shared - none) / (whole - none)));
    }

    /** How many channels are shared. */
    public int sharedChannels() {
        return (int) channels.stream().filter(Channel::shared).count();
    }

    private static double agreement(double[] channel, double[][] student) {
        double sum = 0;
        for (double[] column : student) {
            double product = Centred.dot(channel, column);
            sum += product * product;
        }
        return sum;
    }

    private static double[] permuted(double[] channel, double[][] student, int number) {
        SplittableRandom random = new SplittableRandom(SEED + number);
        double[] found = new double[PERMUTATIONS];
        for (int i = 0; i < PERMUTATIONS; i++) {
            int[] order = Shuffled.order(channel.length, random);
            double[] moved = new double[channel.length];
            Arrays.setAll(moved, row -> channel[order[row]]);
            found[i] = agreement(moved, student);
        }
        return found;
    }

    /** How often the probe is right where some channels are permuted, each by itself. */
    private record Ability(LinearClassifier probe, double[][] judged, int[] labels) {

        double without(IntPredicate permuted) {
            int[] moved = IntStream.range(0, judged[0].length).filter(permuted).toArray();
            SplittableRandom random = new SplittableRandom(SEED);
            int rounds = moved.length == 0 ? 1 : ROUNDS;
            double sum = 0;
            for (int round = 0; round < rounds; round++) {
                double[][] scores =
                        Arrays.stream(judged).map(probe::scores).toArray(double[][]::new);
                for (int d : moved) {
                    int[] order = Shuffled.order(judged.length, random);
                    for (int row = 0; row < judged.length; row++) {
                        double by = judged[order[row]][d] - judged[row][d];
                        for (int c = 0; c < scores[row].length; c++) {
                            scores[row][c] += probe.weights()[c][d] * by;
                        }
                    }
                }
                sum += Hits.share(scores, labels);
            }
            return sum / rounds;
        }
    }
}

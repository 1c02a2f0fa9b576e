package org.kdtoolkit.eval.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Class probabilities of whole videos, averaged over their clips: softmax of each clip's logits
 * first, then the mean over the clips of a video. A video may have no clip at all, and is missing
 * then.
 */
public final class VideoScores {

    private final double[][] scores;

    private VideoScores(double[][] scores) {
        this.scores = scores;
    }

    /**
     * Averages clips.
     *
     * @param clipLogits [N, C] logits of clips
     * @param clipVideo [N] the video of each clip, from 0 to {@code videos - 1}
     * @param videos the number of videos V
     * @throws IllegalArgumentException if a logit is not finite or a clip's video is none; the
     *     message names the clip
     */
    public static VideoScores averageClips(float[][] clipLogits, int[] clipVideo, int videos) {
        if (clipLogits.length != clipVideo.length) {
            throw new IllegalArgumentException(
                    "expected a video for each of %d clips, found %d"
                            .formatted(clipLogits.length, clipVideo.length));
        }
        double[][] sums = new double[videos][];
        int[] clips = new int[videos];
        for (int clip = 0; clip < clipVideo.length; clip++) {
            int video = clipVideo[clip];
            if (video < 0 || video >= videos) {
                throw new IllegalArgumentException(
                        "clip %d: expected a video from 0 to %d, found %d"
                                .formatted(clip, videos - 1, video));
            }
            double[] probabilities = softmax(clipLogits[clip], clip);
            if (sums[video] == null) {
                sums[video] = new double[probabilities.length];
            }
            double[] sum = sums[video];
            Arrays.setAll(sum, c -> sum[c] + probabilities[c]);
            clips[video]++;
        }
        for (int video = 0; video < videos; video++) {
            if (clips[video] > 0) {
                double[] sum = sums[video];
                int count = clips[video];
                Arrays.setAll(sum, c -> sum[c] / count);
            }
        }
        return new VideoScores(sums);
    }

    /** Whether a video has no clip. */
    public boolean missing(int video) {
        return scores[video] == null;
    }

    /**
     * The class probabilities of a video, [C].
     *
     * @throws IllegalArgumentException if the video is missing
     */
    public double[] probabilities(int video) {
        if (missing(video)) {
            throw new IllegalArgumentException("video " + video + " has no clip");
        }
        return scores[video].clone();
    }

    /**
     * Top-K accuracy over all videos. A missing video counts as wrong.
     *
     * @param labels [V] true classes
     * @param k K, at least 1
     */
    public double topKCountingMissing(int[] labels, int k) {
        return (double) right(labels, k) / scores.length;
    }

    /**
     * Top-K accuracy over the videos that are not missing. The more are missing, the fewer videos
     * it describes: don't compare it between runs that miss different videos.
     *
     * @param labels [V] true classes
     * @param k K, at least 1
     * @return a fraction from 0 to 1; NaN if every video is missing
     */
    public double topKIgnoringMissing(int[] labels, int k) {
        long present = IntStream.range(0, scores.length).filter(v -> !missing(v)).count();
        return present == 0 ? Double.NaN : (double) right(labels, k) / present;
    }

    private long right(int[] labels, int k) {
        if (labels.length != scores.length) {
            throw new IllegalArgumentException(
                    "expected a label for each of %d videos, found %d"
                            .formatted(scores.length, labels.length));
        }
        return IntStream.range(0, scores.length)
                .filter(v -> !missing(v) && ClassRanking.of(scores[v]).place(labels[v]) <= k)
                .count();
    }

    private static double[] softmax(float[] logits, int clip) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < logits.length; c++) {
            if (!Float.isFinite(logits[c])) {
                throw new IllegalArgumentException(
                        "clip %d: the logit of class %d is %s".formatted(clip, c, logits[c]));
            }
            greatest = Math.max(greatest, logits[c]);
        }
        double[] exponentials = new double[logits.length];
        double sum = 0;
        for (int c = 0; c < logits.length; c++) {
            exponentials[c] = Math.exp(logits[c] - greatest);
            sum += exponentials[c];
        }
        for (int c = 0; c < logits.length; c++) {
            exponentials[c] /= sum;
        }
        return exponentials;
    }
}

package org.kdtoolkit.eval.probe;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Samples that a probe learns from, each seen in one clip or more: each clip is learnt from, and a
 * sample counts once.
 *
 * @param clips [N][clips, D], at least one clip a sample
 * @param labels [N] classes from 0 to C-1, any number each
 * @param classes C, at least 1
 */
public record ClipFeatures(double[][][] clips, List<int[]> labels, int classes) {

    /** Copies the list. */
    public ClipFeatures {
        labels = List.copyOf(labels);
    }

    /** Samples that were seen once. */
    public static ClipFeatures single(TrainingFeatures samples) {
        return new ClipFeatures(
                Arrays.stream(samples.features())
                        .map(features -> new double[][] {features})
                        .toArray(double[][][]::new),
                Arrays.stream(samples.labels()).mapToObj(label -> new int[] {label}).toList(),
                samples.classes());
    }

    /** The number of samples N. */
    public int size() {
        return clips.length;
    }

    /** All clips one after the other, [.., D]. */
    public double[][] features() {
        return Arrays.stream(clips).flatMap(Arrays::stream).toArray(double[][]::new);
    }

    /**
     * All clips one after the other, each with its sample's only label.
     *
     * @throws IllegalArgumentException if a feature is not finite; the message names the row
     */
    public TrainingFeatures rows() {
        int[] ofClips = labelsOfClips().stream().mapToInt(ofSample -> ofSample[0]).toArray();
        return new TrainingFeatures(features(), ofClips, classes);
    }

    /** The labels of each clip's sample. */
    List<int[]> labelsOfClips() {
        return IntStream.range(0, size())
                .boxed()
                .flatMap(i -> Arrays.stream(clips[i]).map(clip -> labels.get(i)))
                .toList();
    }

    /**
     * What samples are drawn within, so that each has its share: the classes, or one of all where a
     * sample may have several.
     *
     * @return [N] from 0 to C-1
     */
    public int[] strata() {
        boolean ofOneClass = labels.stream().allMatch(ofSample -> ofSample.length == 1);
        return labels.stream().mapToInt(ofSample -> ofOneClass ? ofSample[0] : 0).toArray();
    }

    /** The same samples with other features. */
    public ClipFeatures map(UnaryOperator<double[]> mapping) {
        return new ClipFeatures(
                Arrays.stream(clips)
                        .map(
                                ofSample ->
                                        Arrays.stream(ofSample)
                                                .map(mapping)
                                                .toArray(double[][]::new))
                        .toArray(double[][][]::new),
                labels,
                classes);
    }

    /** Some of the samples. */
    public ClipFeatures take(int[] rows) {
        return new ClipFeatures(
                Arrays.stream(rows).mapToObj(row -> clips[row]).toArray(double[][][]::new),
                Arrays.stream(rows).mapToObj(labels::get).toList(),
                classes);
    }
}

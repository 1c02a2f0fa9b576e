package org.kdtoolkit.report.samples;

/**
 * Samples in the plane of their embeddings' first two principal components.
 *
 * @param title whose embeddings
 * @param samples [N] the places of the samples in the study
 * @param points [N, 2] where they lie
 * @param explained the share of the embeddings' variance that the plane holds, from 0 to 1
 */
public record SampleMap(String title, int[] samples, double[][] points, double explained) {}

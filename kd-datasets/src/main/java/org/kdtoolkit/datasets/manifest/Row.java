package org.kdtoolkit.datasets.manifest;

import java.util.List;

/**
 * One sample of a list, as it is written there.
 *
 * @param line where
 * @param id the sample's id
 * @param subset what the list calls its subset
 * @param labels its labels
 * @param files the path of its file in each modality
 */
record Row(long line, String id, String subset, List<String> labels, List<String> files) {}

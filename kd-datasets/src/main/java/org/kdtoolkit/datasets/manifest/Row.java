package org.kdtoolkit.datasets.manifest;

import java.util.List;
import java.util.Optional;

/**
 * One sample of a list, as it is written there.
 *
 * @param line where
 * @param id the sample's id
 * @param subset what the list calls its subset; empty where it does not say
 * @param labels its labels; empty where it has none
 * @param files the path of its file in each modality
 * @param recording what it was cut from, where the list is asked for that
 * @param condition what is wrong with it, where the list is asked for that
 */
record Row(
        long line,
        String id,
        Optional<String> subset,
        Optional<List<String>> labels,
        List<String> files,
        Optional<String> recording,
        Optional<String> condition) {}

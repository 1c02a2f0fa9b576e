package org.kdtoolkit.datasets.listing;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.modality.Segment;

/**
 * One sample, as a list names it.
 *
 * @param place where
 * @param id the sample's id
 * @param subset what the list calls its subset
 * @param labels its labels; empty where nobody said what they are
 * @param sources its file in each modality, in the modalities' order, as a path from the modality's
 *     folder; empty where there is no such file
 * @param segment which part of its files it is
 * @param recording what it was cut from, together with others, all of which belong into one subset;
 *     empty where it is alone
 * @param condition what is wrong with it, {@link org.kdtoolkit.api.data.Samples#CLEAN} where
 *     nothing is; empty where the list does not say
 */
public record ListEntry(
        ListLocation place,
        String id,
        String subset,
        Optional<List<String>> labels,
        List<Optional<String>> sources,
        Segment segment,
        Optional<String> recording,
        Optional<String> condition) {

    /** A sample of which the list does not say what is wrong with it. */
    public ListEntry(
            ListLocation place,
            String id,
            String subset,
            Optional<List<String>> labels,
            List<Optional<String>> sources,
            Segment segment,
            Optional<String> recording) {
        this(place, id, subset, labels, sources, segment, recording, Optional.empty());
    }

    /** Takes the id and all names in their canonical form. */
    public ListEntry {
        id = CanonicalText.of(id);
        subset = CanonicalText.of(subset);
        labels = labels.map(names -> names.stream().map(CanonicalText::of).toList());
        recording = recording.map(CanonicalText::of);
    }

    /** The same sample, cut from a recording of that name. */
    public ListEntry withRecording(String name) {
        return new ListEntry(
                place, id, subset, labels, sources, segment, Optional.of(name), condition);
    }

    /** Whether it has its file in each modality. */
    boolean isThere() {
        return sources.stream().allMatch(Optional::isPresent);
    }
}

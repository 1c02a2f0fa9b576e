package org.kdtoolkit.datasets.activitynet;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.datasets.listing.ListLocation;

/**
 * A part of a video that shows an activity.
 *
 * @param place where the annotation has it
 * @param id {@code v_<video>_<number>}, the number from 0
 * @param video the id of the video
 * @param subset what the annotation calls its subset
 * @param label the activity; empty where nobody said
 * @param segment from when to when it is seen
 */
record AnnotatedSegment(
        ListLocation place,
        String id,
        String video,
        String subset,
        Optional<String> label,
        Segment segment) {

    /** What a file of the whole video may be called, without ending. */
    List<String> namesOfVideo() {
        return List.of("v_" + video, video);
    }
}

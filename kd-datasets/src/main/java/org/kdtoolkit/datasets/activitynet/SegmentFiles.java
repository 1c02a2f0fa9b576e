package org.kdtoolkit.datasets.activitynet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.datasets.listing.ListEntry;
import org.kdtoolkit.datasets.listing.ListProblems;
import org.kdtoolkit.datasets.listing.MediaFolders;

/**
 * Finds the files of segments: one of its own, which is read whole, or that of its video, of which
 * the segment is read. Video and sound of a segment are both of the one kind or both of the other;
 * an embedding or an image is read whole either way.
 */
final class SegmentFiles {

    private final MediaFolders folders;
    private final ListProblems problems;
    private final List<String> modalities;

    SegmentFiles(MediaFolders folders, ListProblems problems) {
        this.folders = folders;
        this.problems = problems;
        this.modalities = List.copyOf(folders.configurations().keySet());
    }

    ListEntry find(AnnotatedSegment segment) {
        List<Optional<String>> own = folders.find(List.of(segment.id()), segment.place(), problems);
        if (own.stream().allMatch(Optional::isPresent)) {
            return entry(segment, own, Segment.WHOLE);
        }
        List<Optional<String>> videos =
                folders.find(segment.namesOfVideo(), segment.place(), problems);
        Optional<String> cut = firstWith(videos, own);
        cut.ifPresent(modality -> refuseMixture(segment, modality, firstWith(own, videos)));
        List<Optional<String>> sources = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            Optional<String> video = videos.get(i);
            if (lasts(i)) {
                sources.add(cut.isPresent() ? video : own.get(i));
            } else {
                sources.add(own.get(i).or(() -> video));
            }
        }
        return entry(segment, sources, cut.isPresent() ? segment.segment() : Segment.WHOLE);
    }

    /** The entry of a file that is no part of another. */
    ListEntry findWhole(AnnotatedSegment video) {
        List<Optional<String>> files = folders.find(video.namesOfVideo(), video.place(), problems);
        return entry(video, files, Segment.WHOLE);
    }

    /** The first of what lasts that has a file of the one kind, and none of the other. */
    private Optional<String> firstWith(List<Optional<String>> some, List<Optional<String>> none) {
        for (int i = 0; i < some.size(); i++) {
            if (lasts(i) && some.get(i).isPresent() && none.get(i).isEmpty()) {
                return Optional.of(modalities.get(i));
            }
        }
        return Optional.empty();
    }

    private boolean lasts(int modality) {
        return folders.columns().get(modality).modality().lasts();
    }

    private void refuseMixture(AnnotatedSegment segment, String cut, Optional<String> whole) {
        whole.ifPresent(
                modality ->
                        problems.add(
                                segment.place(),
                                "of '%s', '%s' has a file of the segment alone, but '%s' one of the whole video; bring both into one form"
                                        .formatted(segment.id(), modality, cut)));
    }

    private static ListEntry entry(
            AnnotatedSegment segment, List<Optional<String>> sources, Segment part) {
        return new ListEntry(
                segment.place(),
                segment.id(),
                segment.subset(),
                segment.label().map(List::of),
                sources,
                part,
                Optional.of(segment.video()));
    }
}

package org.kdtoolkit.datasets.ucf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.datasets.annotation.Annotation;
import org.kdtoolkit.datasets.annotation.AnnotationEntry;
import org.kdtoolkit.datasets.annotation.AnnotationFile;
import org.kdtoolkit.datasets.listing.CanonicalText;
import org.kdtoolkit.datasets.listing.ListProblems;

/**
 * Reads a split from the two forms of annotation: entries {@code <video>: {subset, label}}, or
 * entries {@code <video>: {subset, annotations: {label, segment}}} as they are usual for frames in
 * folders. There the segment counts frames, from 1 (or from 0 in HDF5 files) to behind the last one
 * of the video: it is all of it. Videos without a label, as those for testing are, and without any
 * frame are left out.
 */
final class VideoAnnotation {

    private static final Set<String> SEGMENT_ALONE = Set.of("segment");

    private final Path file;
    private final ListProblems problems;
    private int unlabelled;
    private int empty;

    VideoAnnotation(Path file, ListProblems problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * Reads the file.
     *
     * @throws org.kdtoolkit.api.data.DataException if it is not JSON, or has no labels or no
     *     database
     */
    Split read() {
        Annotation<UcfVideo> annotation =
                AnnotationFile.read(file, problems, entry -> video(entry).stream().toList());
        if (annotation.labels().isEmpty()) {
            problems.add("it has no 'labels'; expected the names of all classes in a list");
            problems.raise();
        }
        return new Split("'labels'", annotation.labels().orElseThrow(), annotation.samples());
    }

    /** What was left out, as notes. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (unlabelled > 0) {
            notes.add("%d videos without a label are left out".formatted(unlabelled));
        }
        if (empty > 0) {
            notes.add("%d videos without a frame are left out".formatted(empty));
        }
        return notes;
    }

    private Optional<UcfVideo> video(AnnotationEntry entry) {
        if (!entry.has("annotations")) {
            return video(entry, entry);
        }
        Optional<AnnotationEntry> nested = entry.part("annotations");
        if (nested.filter(part -> SEGMENT_ALONE.containsAll(part.keys())).isPresent()) {
            unlabelled++;
            return Optional.empty();
        }
        return nested.filter(this::hasFrames).flatMap(part -> video(entry, part));
    }

    private static Optional<UcfVideo> video(AnnotationEntry entry, AnnotationEntry labelled) {
        Optional<String> subset = entry.text("subset");
        Optional<String> label = labelled.text("label");
        return subset.isPresent() && label.isPresent()
                ? Optional.of(
                        UcfVideo.labelled(
                                entry.place(),
                                entry.name(),
                                subset.get(),
                                CanonicalText.of(label.get())))
                : Optional.empty();
    }

    private boolean hasFrames(AnnotationEntry entry) {
        if (!entry.has("segment")) {
            return true;
        }
        Optional<double[]> segment = entry.pair("segment");
        if (segment.isEmpty()) {
            return false;
        }
        double first = segment.get()[0];
        double end = segment.get()[1];
        if ((first != 0 && first != 1) || !(end >= first)) {
            entry.report(
                    "must have all frames of the video for 'segment', from 0 or 1 to behind the last, found %s to %s; parts of videos are read by the type 'activitynet', in seconds"
                            .formatted(first, end));
            return false;
        }
        if (end == first) {
            empty++;
        }
        return end > first;
    }
}

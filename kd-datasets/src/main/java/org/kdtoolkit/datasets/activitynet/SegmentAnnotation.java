package org.kdtoolkit.datasets.activitynet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.datasets.annotation.Annotation;
import org.kdtoolkit.datasets.annotation.AnnotationEntry;
import org.kdtoolkit.datasets.annotation.AnnotationFile;
import org.kdtoolkit.datasets.listing.ListProblems;

/**
 * Reads segments from the two forms of annotation: entries {@code v_<video>_<number>: {subset,
 * segment, label}}, or, as the publisher has it, entries {@code <video>: {subset, annotations:
 * [{segment, label}, ...]}}. A video without annotations, as those for testing are, has no
 * segments.
 */
final class SegmentAnnotation {

    /** In seconds; a start that was rounded may lie so far before the video's. */
    private static final double ROUNDING = 0.1;

    private static final Pattern SEGMENT_OF_VIDEO = Pattern.compile("(?:v_)?(.+)_\\d+");

    private final Path file;
    private final ListProblems problems;
    private int empty;

    SegmentAnnotation(Path file, ListProblems problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * Reads the file.
     *
     * @throws org.kdtoolkit.api.data.DataException if it is not JSON, or has no database
     */
    Annotation<AnnotatedSegment> read() {
        return AnnotationFile.read(file, problems, this::segments);
    }

    /** How many segments were left out because they end where they begin. */
    int empty() {
        return empty;
    }

    private List<AnnotatedSegment> segments(AnnotationEntry entry) {
        List<AnnotatedSegment> segments = new ArrayList<>();
        Optional<String> subset = entry.text("subset");
        if (!entry.has("annotations")) {
            segment(entry, entry.name(), video(entry.name()), subset).ifPresent(segments::add);
            return segments;
        }
        List<AnnotationEntry> parts = entry.parts("annotations").orElse(List.of());
        for (int number = 0; number < parts.size(); number++) {
            String id = "v_%s_%d".formatted(entry.name(), number);
            segment(parts.get(number), id, entry.name(), subset).ifPresent(segments::add);
        }
        return segments;
    }

    private static String video(String id) {
        Matcher matcher = SEGMENT_OF_VIDEO.matcher(id);
        return matcher.matches() ? matcher.group(1) : id;
    }

    private Optional<AnnotatedSegment> segment(
            AnnotationEntry entry, String id, String video, Optional<String> subset) {
        Optional<String> label = entry.text("label");
        Optional<Segment> segment = entry.pair("segment").flatMap(pair -> segment(entry, pair));
        return subset.isPresent() && label.isPresent() && segment.isPresent()
                ? Optional.of(
                        new AnnotatedSegment(
                                entry.place(), id, video, subset.get(), label, segment.get()))
                : Optional.empty();
    }

    private Optional<Segment> segment(AnnotationEntry entry, double[] bounds) {
        double start = Math.max(0, bounds[0]);
        if (bounds[0] < -ROUNDING || bounds[1] < bounds[0] || Double.isInfinite(bounds[1])) {
            entry.report(
                    "must have a segment that starts at 0 s or later and ends behind its start, found %s to %s s"
                            .formatted(bounds[0], bounds[1]));
            return Optional.empty();
        }
        if (bounds[1] <= start) {
            empty++;
            return Optional.empty();
        }
        return Optional.of(new Segment(start, bounds[1]));
    }
}

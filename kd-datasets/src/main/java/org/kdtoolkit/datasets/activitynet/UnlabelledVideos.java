package org.kdtoolkit.datasets.activitynet;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.datasets.listing.LineList;
import org.kdtoolkit.datasets.listing.ListEntry;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListLocation;

/**
 * Reads a list of videos without labels: an id a line, which is taken whole, or an id with start
 * and end in seconds.
 */
final class UnlabelledVideos {

    private static final Pattern VIDEO = Pattern.compile("(?:v_)?([^,\\s]+)");
    private static final Pattern SEGMENT =
            Pattern.compile(
                    "(?:v_)?([^,\\s]+)\\s*,\\s*(\\d+(?:\\.\\d+)?)\\s*,\\s*(\\d+(?:\\.\\d+)?)");

    /** What a file of one segment is called: of which video it is, whose ids have 11 characters. */
    private static final Pattern PART_OF_VIDEO = Pattern.compile("(.{11})_\\d+");

    private final ListFile file;
    private final SegmentFiles files;

    UnlabelledVideos(ListFile file, SegmentFiles files) {
        this.file = file;
        this.files = files;
    }

    /**
     * Reads all of them; what is wrong with any is a problem.
     *
     * @throws org.kdtoolkit.api.data.DataException if the file can't be read
     */
    void forEach(Consumer<ListEntry> consumer) {
        new LineList(file).forEach((line, place) -> entry(line, place).ifPresent(consumer));
    }

    private Optional<ListEntry> entry(String line, ListLocation place) {
        Matcher video = VIDEO.matcher(line);
        if (video.matches()) {
            return Optional.of(whole(video.group(1), place));
        }
        Matcher segment = SEGMENT.matcher(line);
        if (!segment.matches()) {
            file.problems()
                    .add(
                            place,
                            "expected '<video>' or '<video>,<start>,<end>', found '%s'; 'unlabelled' lists videos without labels"
                                    .formatted(line));
            return Optional.empty();
        }
        double start = Double.parseDouble(segment.group(2));
        double end = Double.parseDouble(segment.group(3));
        if (end <= start) {
            file.problems()
                    .add(
                            place,
                            "ends at %s s, not behind its start at %s s"
                                    .formatted(segment.group(3), segment.group(2)));
            return Optional.empty();
        }
        String id = "v_%s_%s_%s".formatted(segment.group(1), segment.group(2), segment.group(3));
        return Optional.of(
                files.find(sample(place, id, segment.group(1), new Segment(start, end))));
    }

    private ListEntry whole(String video, ListLocation place) {
        ListEntry found = files.findWhole(sample(place, "v_" + video, video, Segment.WHOLE));
        Matcher part = PART_OF_VIDEO.matcher(video);
        return part.matches() ? found.withRecording(part.group(1)) : found;
    }

    private static AnnotatedSegment sample(
            ListLocation place, String id, String video, Segment segment) {
        return new AnnotatedSegment(place, id, video, "", Optional.empty(), segment);
    }
}

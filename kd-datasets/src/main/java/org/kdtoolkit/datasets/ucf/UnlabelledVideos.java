package org.kdtoolkit.datasets.ucf;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kdtoolkit.datasets.listing.LineList;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListLocation;

/**
 * A list of videos without labels, one a line: as the official lists have them, {@code
 * Archery/v_Archery_g08_c01.avi}, or without folder or ending. What the folder says is no label.
 *
 * @param file the list
 */
record UnlabelledVideos(ListFile file) {

    private static final Pattern VIDEO = Pattern.compile("(?:[^/\\s]+/)*([^/\\s]+?)(?:\\.\\w+)?");

    /**
     * Reads all videos; what is wrong with any is a problem.
     *
     * @throws org.kdtoolkit.api.data.DataException if the file can't be read
     */
    void forEach(Consumer<UcfVideo> consumer) {
        new LineList(file).forEach((line, place) -> take(line, place, consumer));
    }

    private void take(String line, ListLocation place, Consumer<UcfVideo> consumer) {
        Matcher matcher = VIDEO.matcher(line);
        if (matcher.matches()) {
            consumer.accept(UcfVideo.unlabelled(place, matcher.group(1)));
        } else {
            file.problems()
                    .add(
                            place,
                            "expected '<video>.avi' and nothing behind it, found '%s'; 'unlabelled' lists videos without labels"
                                    .formatted(line));
        }
    }
}

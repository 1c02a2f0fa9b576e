package org.kdtoolkit.datasets.listing;

import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of samples without labels, the name of a file a line, with folders and ending or without:
 * {@code Archery/v_Archery_g08_c01.avi}, {@code v_Archery_g08_c01}. What a folder says is no label.
 *
 * @param file the list
 * @param example what stands in a line, such as {@code <video>.avi}
 * @param samples what they are called, such as {@code videos}
 */
public record NameList(ListFile file, String example, String samples) {

    private static final Pattern NAME = Pattern.compile("(?:[^/\\s]+/)*([^/\\s]+?)(?:\\.\\w+)?");

    /**
     * Reads all names; what is wrong with any is a problem.
     *
     * @param consumer is given each name, without folders and ending, and its place
     * @throws org.kdtoolkit.api.data.DataException if the file can't be read
     */
    public void forEach(BiConsumer<String, ListLocation> consumer) {
        new LineList(file).forEach((line, place) -> take(line, place, consumer));
    }

    private void take(String line, ListLocation place, BiConsumer<String, ListLocation> consumer) {
        Matcher matcher = NAME.matcher(line);
        if (matcher.matches()) {
            consumer.accept(matcher.group(1), place);
        } else {
            file.problems()
                    .add(
                            place,
                            "expected '%s' and nothing behind it, found '%s'; 'unlabelled' lists %s without labels"
                                    .formatted(example, line, samples));
        }
    }
}

package org.kdtoolkit.formats.tfrecord;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which record of which file: what a path is to a file. Written as a path, it is {@code
 * bal_train/aB.tfrecord#3@4711} for the third record of {@code bal_train/aB.tfrecord}, which begins
 * at byte 4711.
 *
 * @param file the file
 * @param place where the record begins
 */
public record RecordAddress(Path file, RecordPosition place) {

    private static final Pattern WRITTEN = Pattern.compile("(.+)#(\\d{1,18})@(\\d{1,18})");

    /** The address that {@link #toString} wrote, or empty if that is none. */
    public static Optional<RecordAddress> parse(String address) {
        Matcher matcher = WRITTEN.matcher(address);
        return matcher.matches()
                ? Optional.of(
                        new RecordAddress(
                                Path.of(matcher.group(1)),
                                new RecordPosition(
                                        Long.parseLong(matcher.group(2)),
                                        Long.parseLong(matcher.group(3)))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "%s#%d@%d".formatted(file, place.number(), place.offset());
    }
}

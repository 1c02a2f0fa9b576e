package org.kdtoolkit.formats.tfrecord;

import java.nio.file.Path;
import org.kdtoolkit.api.data.SampleException;

/**
 * A record whose checksums are right.
 *
 * @param file its file
 * @param place where it begins
 * @param data what it holds; not copied, so nobody may change it
 */
public record TfRecord(Path file, RecordPosition place, byte[] data) {

    /** What is wrong with it, to be thrown. */
    public SampleException fault(String what) {
        return fault(file, place, what);
    }

    /** What is wrong with it, to be thrown, and what that came from. */
    public SampleException fault(String what, Throwable cause) {
        return new SampleException("%s: %s %s".formatted(file, place, what), cause);
    }

    static SampleException fault(Path file, RecordPosition place, String what) {
        return new SampleException("%s: %s %s".formatted(file, place, what));
    }
}

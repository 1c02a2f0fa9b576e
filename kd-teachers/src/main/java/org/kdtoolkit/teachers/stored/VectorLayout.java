package org.kdtoolkit.teachers.stored;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;

/** Vectors, all of one length. */
final class VectorLayout implements ArrayLayout {

    private final String what;
    private OptionalInt width;
    private String widthFrom;

    private VectorLayout(String what, OptionalInt width, String widthFrom) {
        this.what = what;
        this.width = width;
        this.widthFrom = widthFrom;
    }

    /** Vectors as long as the first one read. */
    static VectorLayout embeddings() {
        return new VectorLayout("embeddings", OptionalInt.empty(), "");
    }

    /** Vectors with a value for each class. */
    static VectorLayout logits(int classes) {
        return new VectorLayout("logits", OptionalInt.of(classes), "one for each class");
    }

    /** The length of the vectors, once one was read. */
    OptionalInt width() {
        return width;
    }

    @Override
    public String what() {
        return what;
    }

    @Override
    public float[] values(Path file, HostTensor array) throws SampleException {
        int length = array.values().length;
        boolean vector =
                Arrays.stream(array.shape().getShape()).filter(size -> size != 1).count() <= 1;
        if (!vector) {
            throw new SampleException(
                    "%s has shape %s, expected a vector".formatted(file, array.shape()));
        }
        if (width.isPresent() && length != width.getAsInt()) {
            throw new SampleException(
                    "%s holds %d values, expected %d, %s"
                            .formatted(file, length, width.getAsInt(), widthFrom));
        }
        if (width.isEmpty()) {
            width = OptionalInt.of(length);
            widthFrom = "as in " + file;
        }
        return array.values();
    }
}

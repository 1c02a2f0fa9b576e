package org.kdtoolkit.datasets.avmnist;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.DataException;

/**
 * Grey pictures of 28x28 pixels, and what each shows. All of a file's are kept, at most some fifty
 * megabytes: they are packed in one piece.
 *
 * @param file where they come from
 * @param pixels [N, 784], unsigned bytes
 * @param labels [N], from 0 to 9
 */
record Pictures(Path file, byte[] pixels, byte[] labels) {

    /** Height and width in pixels. */
    static final int SIDE = 28;

    /** The pixels of a picture. */
    static final int PIXELS = SIDE * SIDE;

    private static final int LABELS = 10;

    /**
     * Reads the pictures and labels of a part.
     *
     * @param folder where both files are
     * @param part {@code train} or {@code t10k}
     * @throws DataException if a file is missing or broken, or they don't fit each other
     */
    static Pictures read(Path folder, String part) {
        IdxFile images = IdxFile.read(find(folder, part + "-images", "idx3-ubyte"), 3);
        IdxFile labels = IdxFile.read(find(folder, part + "-labels", "idx1-ubyte"), 1);
        int[] sizes = images.sizes();
        if (sizes[1] != SIDE || sizes[2] != SIDE) {
            throw new DataException(
                    "%s: has pictures of %dx%d pixels, expected %dx%d"
                            .formatted(images.path(), sizes[1], sizes[2], SIDE, SIDE));
        }
        if (sizes[0] != labels.sizes()[0]) {
            throw new DataException(
                    "%s has %d labels for the %d pictures of %s; they belong to different sets"
                            .formatted(labels.path(), labels.sizes()[0], sizes[0], images.path()));
        }
        for (int i = 0; i < labels.values().length; i++) {
            if (Byte.toUnsignedInt(labels.values()[i]) >= LABELS) {
                throw new DataException(
                        "%s: label %d is %d, expected 0 to 9"
                                .formatted(
                                        labels.path(), i, Byte.toUnsignedInt(labels.values()[i])));
            }
        }
        return new Pictures(images.path(), images.values(), labels.values());
    }

    private static Path find(Path folder, String name, String type) {
        List<String> names =
                Stream.of("-", ".")
                        .map(mark -> name + mark + type)
                        .flatMap(plain -> Stream.of(plain, plain + ".gz"))
                        .toList();
        return names.stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(
                        () ->
                                new DataException(
                                        "%s: there is none of %s; download MNIST or Fashion-MNIST, and name the folder of its four files as 'images'"
                                                .formatted(folder, String.join(", ", names))));
    }

    int size() {
        return labels.length;
    }

    /** A picture's pixels, [784] from 0 to 255. */
    float[] get(int index) {
        float[] grey = new float[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            grey[i] = Byte.toUnsignedInt(pixels[index * PIXELS + i]);
        }
        return grey;
    }
}

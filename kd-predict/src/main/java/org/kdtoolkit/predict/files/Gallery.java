package org.kdtoolkit.predict.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.formats.files.Sha256;
import org.kdtoolkit.formats.numpy.FloatTable;
import org.kdtoolkit.formats.numpy.NpzReader;
import org.kdtoolkit.formats.numpy.NpzTexts;
import org.kdtoolkit.formats.numpy.NpzWriter;
import org.kdtoolkit.predict.Prediction;

/**
 * An indexed set: the embeddings of many files, in which the most similar to another are found by
 * cosine. Kept as {@code .npz} with the arrays {@code ids} [N], {@code embedding} [N, D] and {@code
 * student}, the checksum of the weights that made it; a trial's {@code embeddings.npz}, which has
 * these for each subset, is one too.
 */
public final class Gallery {

    private static final String IDS = "ids";
    private static final String EMBEDDING = "embedding";
    private static final String STUDENT = "student";

    /**
     * What the embeddings of a trial are called; of several networks, behind the network's name.
     */
    private static final String OF_TRIAL = "embeddings.npz";

    private final Path file;
    private final Optional<String> student;
    private final List<String> ids;
    private final float[][] directions;

    private Gallery(Path file, Optional<String> student, List<String> ids, float[][] embeddings) {
        this.file = file;
        this.student = student;
        this.ids = ids;
        this.directions = Arrays.stream(embeddings).map(Gallery::direction).toArray(float[][]::new);
    }

    /**
     * Reads an indexed set.
     *
     * @throws DataException if it can't be read, or is none
     */
    public static Gallery read(Path file) {
        try {
            Map<String, FloatTable> tables = NpzReader.read(file);
            Map<String, List<String>> texts = NpzTexts.read(file).texts();
            List<String> ids = new ArrayList<>();
            List<float[]> rows = new ArrayList<>();
            for (Map.Entry<String, FloatTable> table : tables.entrySet()) {
                String name = table.getKey();
                String prefix = name.substring(0, name.lastIndexOf('/') + 1);
                List<String> own = texts.get(prefix + IDS);
                if (name.equals(prefix + EMBEDDING) && own != null) {
                    ids.addAll(own);
                    rows.addAll(List.of(table.getValue().rows()));
                }
            }
            if (rows.isEmpty() || rows.size() != ids.size()) {
                throw new DataException(
                        "%s: expected the arrays '%s' and '%s' of as many rows, as --embeddings writes them; found %s"
                                .formatted(file, IDS, EMBEDDING, names(tables, texts)));
            }
            return new Gallery(
                    file,
                    Optional.ofNullable(texts.get(STUDENT))
                            .map(only -> only.get(0))
                            .or(() -> ofTrial(file)),
                    ids,
                    rows.toArray(float[][]::new));
        } catch (NoSuchFileException e) {
            throw new DataException(file + ": there is no such file", e);
        } catch (IOException e) {
            throw new DataException(
                    "%s: can't be read: %s; expected what --embeddings wrote"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /** The checksum of the weights beside a trial's own embeddings. */
    private static Optional<String> ofTrial(Path file) {
        String name = file.getFileName().toString();
        String network = name.equals(OF_TRIAL) ? "student." : name.replace(OF_TRIAL, "");
        Path weights = file.resolveSibling(network + "safetensors");
        if (!name.endsWith(OF_TRIAL) || !Files.exists(weights)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Sha256.of(weights));
        } catch (IOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(weights, e), e);
        }
    }

    private static String names(Map<String, FloatTable> tables, Map<String, List<String>> texts) {
        List<String> names = new ArrayList<>(texts.keySet());
        names.addAll(tables.keySet());
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /**
     * Writes an indexed set.
     *
     * @param student the checksum of the weights that made it
     * @throws DataException if it can't be written
     */
    public static void write(Path file, List<FilePrediction> predictions, String student) {
        AtomicFile.write(
                file,
                out -> {
                    try (NpzWriter npz = new NpzWriter(out)) {
                        npz.write(IDS, predictions.stream().map(p -> p.file().toString()).toList());
                        npz.write(
                                EMBEDDING,
                                predictions.stream()
                                        .map(p -> p.prediction().embedding())
                                        .toArray(float[][]::new));
                        npz.write(STUDENT, List.of(student));
                    }
                });
    }

    /** How many there are. */
    public int size() {
        return ids.size();
    }

    /**
     * Refuses a set that another student made, as far as that can be told: embeddings of two
     * students have nothing to do with each other.
     *
     * @param width of the student's embedding, D
     * @param checksum of its weights
     * @throws DataException if it is another's
     */
    public void requireOf(int width, String checksum) {
        if (directions[0].length != width) {
            throw new DataException(
                    "%s: holds embeddings of width %d, the student's have %d; index the set with this student by --embeddings"
                            .formatted(file, directions[0].length, width));
        }
        if (student.isPresent() && !student.get().equals(checksum)) {
            throw new DataException(
                    "%s: was made by another student, whose embeddings can't be compared; index the set with this student by --embeddings"
                            .formatted(file));
        }
    }

    /**
     * The most similar, best first; of equal ones, the first in the set.
     *
     * @param to an embedding of the same width
     * @param count at most how many
     */
    public List<Neighbour> nearest(Prediction to, int count) {
        float[] direction = direction(to.embedding());
        double[] cosines =
                // 0.0 and -0.0 are equal here, but not to a comparator
                Arrays.stream(directions)
                        .mapToDouble(other -> dot(direction, other) + 0.0)
                        .toArray();
        return IntStream.range(0, cosines.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> cosines[i]).reversed())
                .limit(count)
                .map(i -> new Neighbour(ids.get(i), (float) cosines[i]))
                .toList();
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    /** The vector at length one; zeros stay zeros. */
    private static float[] direction(float[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        float[] direction = new float[vector.length];
        for (int i = 0; i < vector.length && length > 0; i++) {
            direction[i] = (float) (vector[i] / length);
        }
        return direction;
    }
}

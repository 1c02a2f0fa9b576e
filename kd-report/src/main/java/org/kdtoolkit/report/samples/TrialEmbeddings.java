package org.kdtoolkit.report.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.numpy.FloatTable;
import org.kdtoolkit.formats.numpy.NpzReader;
import org.kdtoolkit.formats.numpy.NpzTexts;

/**
 * A trial's embeddings, by the places of samples in a study.
 *
 * @param rows [N] the embedding of each sample; null where the trial has none of it
 */
record TrialEmbeddings(float[][] rows) {

    /**
     * Reads those of a student.
     *
     * @param file {@code embeddings.npz}
     * @throws DataException if there are none, they can't be read, or one is not finite
     */
    static TrialEmbeddings read(Path file, SampleStudy study) {
        return read(
                file,
                study,
                "embedding",
                (row, id) -> {
                    throw new DataException(
                            "%s: the embedding of '%s' is not finite".formatted(file, id));
                });
    }

    /**
     * Reads those of a teacher, which may know nothing about some samples.
     *
     * @param file {@code embeddings.npz}
     * @throws DataException if there are none, or they can't be read
     */
    static TrialEmbeddings ofTeacher(Path file, SampleStudy study, String teacher) {
        return read(file, study, "teachers/" + teacher + "/embedding", (row, id) -> null);
    }

    /**
     * The names of the teachers whose embeddings are there too.
     *
     * @throws DataException if the file can't be read
     */
    static List<String> teachers(Path file) {
        try {
            return NpzTexts.read(file).texts().getOrDefault("teachers", List.of());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** What becomes of an embedding that is not finite. */
    private interface NotFinite {
        float[] instead(float[] row, String id);
    }

    private static TrialEmbeddings read(
            Path file, SampleStudy study, String name, NotFinite notFinite) {
        try {
            String prefix = study.subset().key() + "/";
            List<String> ids = NpzTexts.read(file).texts().get(prefix + "ids");
            FloatTable table = NpzReader.read(file, (prefix + name)::equals).get(prefix + name);
            if (ids == null || table == null || table.rows().length != ids.size()) {
                throw new IOException("no '%s%s', or not one for each id".formatted(prefix, name));
            }
            Map<String, Integer> places = StudyReader.places(study.ids());
            float[][] rows = new float[study.ids().size()][];
            for (int i = 0; i < ids.size(); i++) {
                Integer place = places.get(ids.get(i));
                float[] row = table.rows()[i];
                if (place != null) {
                    rows[place] = isFinite(row) ? row : notFinite.instead(row, ids.get(i));
                }
            }
            return new TrialEmbeddings(rows);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static DataException unreadable(Path file, IOException e) {
        return new DataException(file + ": can't be read (" + e.getMessage() + ")", e);
    }

    private static boolean isFinite(float[] row) {
        for (float value : row) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** The places of the samples that there are embeddings of. */
    int[] present() {
        return IntStream.range(0, rows.length).filter(place -> rows[place] != null).toArray();
    }

    /**
     * The nearest other samples by cosine similarity, nearest first; of equally near ones the one
     * that comes first. An embedding of length zero has similarity 0 to all others.
     *
     * @param query its place
     * @param most how many
     * @return none for a query that there is no embedding of
     */
    int[] nearest(int query, int most) {
        if (rows[query] == null) {
            return new int[0];
        }
        int[] nearest = new int[most];
        double[] similarities = new double[most];
        int found = 0;
        for (int other = 0; other < rows.length; other++) {
            if (other == query || rows[other] == null) {
                continue;
            }
            double similarity = cosine(rows[query], rows[other]);
            int at = found;
            while (at > 0 && similarity > similarities[at - 1]) {
                at--;
            }
            if (at < most) {
                int moved = Math.min(found, most - 1) - at;
                System.arraycopy(nearest, at, nearest, at + 1, moved);
                System.arraycopy(similarities, at, similarities, at + 1, moved);
                nearest[at] = other;
                similarities[at] = similarity;
                found = Math.min(most, found + 1);
            }
        }
        return Arrays.copyOf(nearest, found);
    }

    private static double cosine(float[] a, float[] b) {
        double product = 0;
        double left = 0;
        double right = 0;
        for (int d = 0; d < a.length; d++) {
            product += (double) a[d] * b[d];
            left += (double) a[d] * a[d];
            right += (double) b[d] * b[d];
        }
        return left == 0 || right == 0 ? 0 : product / Math.sqrt(left * right);
    }
}

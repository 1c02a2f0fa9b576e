package org.kdtoolkit.report.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.formats.numpy.FloatTable;
import org.kdtoolkit.formats.numpy.NpzReader;
import org.kdtoolkit.formats.numpy.NpzTexts;

/**
 * What a finished trial's network answered to the samples that it was judged on.
 *
 * @param subset whose samples
 * @param labels the samples' classes by id
 * @param best the best classes by id, best first
 * @param scores [N, C] the class scores in the order of the ids; empty where they were not kept,
 *     which they are of samples with several classes
 */
public record TrialAnswers(
        Subset subset,
        Map<String, int[]> labels,
        Map<String, List<Scored>> best,
        Optional<float[][]> scores) {

    private static final String REMEDY = "the same 'kd benchmark' with --resume makes it anew";

    /** Keeps the maps' order. */
    public TrialAnswers {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        best = Collections.unmodifiableMap(new LinkedHashMap<>(best));
    }

    /** A class with its score. */
    public record Scored(String label, double score) {}

    /** The form of {@code predictions.json}. */
    private record Answers(Map<String, List<Scored>> results) {
        Answers {
            results = RequiredValues.mapIfAny("results", results);
        }
    }

    /**
     * Reads what a trial left.
     *
     * @param predictions {@code predictions.json}
     * @param embeddings {@code embeddings.npz}
     * @return empty if one of the files is not there
     * @throws DataException if a file can't be read, or they are of other samples
     */
    public static Optional<TrialAnswers> read(Path predictions, Path embeddings) {
        if (!Files.exists(predictions) || !Files.exists(embeddings)) {
            return Optional.empty();
        }
        Map<String, List<Scored>> best =
                JsonFile.read(predictions, Answers.class, REMEDY).results();
        try {
            return Optional.of(of(best, embeddings));
        } catch (IOException e) {
            throw new DataException(
                    "%s: can't be read (%s); %s".formatted(embeddings, e.getMessage(), REMEDY), e);
        }
    }

    private static TrialAnswers of(Map<String, List<Scored>> best, Path file) throws IOException {
        NpzTexts npz = NpzTexts.read(file);
        Subset subset =
                Stream.of(Subset.TEST, Subset.VALIDATION)
                        .filter(of -> npz.texts().containsKey(of.key() + "/ids"))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no ids of a judged subset"));
        String scores = subset.key() + "/scores";
        List<String> ids = npz.texts().get(subset.key() + "/ids");
        List<int[]> classes = labels(npz, subset.key() + "/labels");
        if (classes.size() != ids.size() || !best.keySet().containsAll(ids)) {
            throw new IOException("other samples than those of the predictions");
        }
        Map<String, int[]> labels = new LinkedHashMap<>();
        IntStream.range(0, ids.size()).forEach(i -> labels.put(ids.get(i), classes.get(i)));
        return new TrialAnswers(
                subset,
                labels,
                best,
                Optional.ofNullable(NpzReader.read(file, scores::equals).get(scores))
                        .map(FloatTable::rows));
    }

    private static List<int[]> labels(NpzTexts npz, String name) throws IOException {
        List<int[]> labels = new ArrayList<>();
        if (npz.numbers().containsKey(name)) {
            for (long label : npz.numbers().get(name)) {
                labels.add(new int[] {Math.toIntExact(label)});
            }
            return labels;
        }
        if (!npz.flags().containsKey(name)) {
            throw new IOException("no labels of the judged subset");
        }
        for (boolean[] row : npz.flags().get(name)) {
            labels.add(IntStream.range(0, row.length).filter(c -> row[c]).toArray());
        }
        return labels;
    }
}

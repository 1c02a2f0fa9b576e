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
 * What a finished trial's network answered to the samples that it was judged on. Rows are in the
 * order of {@link #labels}.
 *
 * @param subset whose samples
 * @param labels the samples' classes by id
 * @param best the best classes by id, best first
 * @param scores [N, C] the class scores; empty where they were not all kept, which they are of
 *     samples with several classes, and on request
 * @param classes the classes' names in the order of the scores; empty in files of earlier versions
 * @param embeddings [N, D] the network's embeddings; empty where they were not kept
 * @param teachers what the teachers made of the same samples, by name; empty unless that was asked
 *     for
 */
public record TrialAnswers(
        Subset subset,
        Map<String, int[]> labels,
        Map<String, List<Scored>> best,
        Optional<float[][]> scores,
        Optional<List<String>> classes,
        Optional<float[][]> embeddings,
        Map<String, Taught> teachers) {

    private static final String REMEDY = "the same 'kd benchmark' with --resume makes it anew";

    /** Keeps the maps' order. */
    public TrialAnswers {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        best = Collections.unmodifiableMap(new LinkedHashMap<>(best));
        classes = classes.map(List::copyOf);
        teachers = Collections.unmodifiableMap(new LinkedHashMap<>(teachers));
    }

    /** What earlier versions kept. */
    public TrialAnswers(
            Subset subset,
            Map<String, int[]> labels,
            Map<String, List<Scored>> best,
            Optional<float[][]> scores) {
        this(subset, labels, best, scores, Optional.empty(), Optional.empty(), Map.of());
    }

    /** A class with its score. */
    public record Scored(String label, double score) {}

    /**
     * What a teacher made of the samples; NaN where it knows nothing about one.
     *
     * @param embeddings [N, Dt]
     * @param logits [N, C], where the teacher gives them
     */
    public record Taught(float[][] embeddings, Optional<float[][]> logits) {}

    /** The form of {@code predictions.json}. */
    private record Answers(Map<String, List<Scored>> results, List<String> classes) {
        Answers {
            results = RequiredValues.mapIfAny("results", results);
            classes = RequiredValues.listIfAny("classes", classes);
        }

        /** Empty in files of versions that did not write it. */
        Optional<List<String>> known() {
            return classes.isEmpty() ? Optional.empty() : Optional.of(classes);
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
        Answers answers = JsonFile.read(predictions, Answers.class, REMEDY);
        try {
            return Optional.of(of(answers, embeddings));
        } catch (IOException e) {
            throw new DataException(
                    "%s: can't be read (%s); %s".formatted(embeddings, e.getMessage(), REMEDY), e);
        }
    }

    private static TrialAnswers of(Answers answers, Path file) throws IOException {
        NpzTexts npz = NpzTexts.read(file);
        Subset subset =
                Stream.of(Subset.TEST, Subset.VALIDATION)
                        .filter(of -> npz.texts().containsKey(of.key() + "/ids"))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no ids of a judged subset"));
        List<String> ids = npz.texts().get(subset.key() + "/ids");
        List<int[]> classes = labels(npz, subset.key() + "/labels");
        if (classes.size() != ids.size() || !answers.results().keySet().containsAll(ids)) {
            throw new IOException("other samples than those of the predictions");
        }
        Map<String, int[]> labels = new LinkedHashMap<>();
        IntStream.range(0, ids.size()).forEach(i -> labels.put(ids.get(i), classes.get(i)));
        Map<String, FloatTable> tables = NpzReader.read(file);
        String prefix = subset.key() + "/";
        return new TrialAnswers(
                subset,
                labels,
                answers.results(),
                rows(tables, prefix + "scores")
                        .or(() -> AllScores.of(answers.results(), ids, answers.known())),
                answers.known(),
                rows(tables, prefix + "embedding"),
                teachers(npz.texts().getOrDefault("teachers", List.of()), tables, prefix));
    }

    private static Optional<float[][]> rows(Map<String, FloatTable> tables, String name) {
        return Optional.ofNullable(tables.get(name)).map(FloatTable::rows);
    }

    private static Map<String, Taught> teachers(
            List<String> names, Map<String, FloatTable> tables, String prefix) throws IOException {
        Map<String, Taught> teachers = new LinkedHashMap<>();
        for (String name : names) {
            String of = prefix + "teachers/" + name + "/";
            float[][] embeddings =
                    rows(tables, of + "embedding")
                            .orElseThrow(() -> new IOException("no embedding of " + name));
            teachers.put(name, new Taught(embeddings, rows(tables, of + "logits")));
        }
        return teachers;
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

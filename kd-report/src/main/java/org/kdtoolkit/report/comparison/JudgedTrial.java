package org.kdtoolkit.report.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.report.result.JsonFile;
import org.kdtoolkit.report.result.TrialAnswers;
import org.kdtoolkit.report.result.TrialFolder;

/** What a trial answered to each sample that it was judged on, all classes by their names. */
final class JudgedTrial {

    private static final String REMEDY = "the same 'kd benchmark' with --resume makes it anew";

    private final Path folder;
    private final TrialAnswers answers;
    private final List<String> classes;
    private final Map<String, Integer> rows = new HashMap<>();

    /** The part of predictions.json or student.json that names the classes. */
    private record Named(@JsonProperty("classes") List<String> classes) {}

    private JudgedTrial(Path folder, TrialAnswers answers, List<String> classes) {
        this.folder = folder;
        this.answers = answers;
        this.classes = List.copyOf(classes);
        answers.labels().keySet().forEach(id -> rows.put(id, rows.size()));
    }

    /**
     * Reads a trial.
     *
     * @param network which network's answers; empty for an only student
     * @return empty if the trial has left no answers
     * @throws DataException if a file can't be read
     */
    static Optional<JudgedTrial> read(TrialFolder trial, Optional<String> network) {
        Path folder = trial.path();
        String prefix = network.map(name -> "students/" + name + ".").orElse("");
        Path predictions = folder.resolve(prefix + "predictions.json");
        Path description =
                folder.resolve(network.map(name -> "students/" + name).orElse("student") + ".json");
        return TrialAnswers.read(predictions, folder.resolve(prefix + "embeddings.npz"))
                .map(
                        answers ->
                                new JudgedTrial(
                                        folder,
                                        answers,
                                        classes(predictions)
                                                .or(() -> classes(description))
                                                .orElseThrow(() -> unnamed(description))));
    }

    private static Optional<List<String>> classes(Path file) {
        return Files.exists(file)
                ? Optional.ofNullable(JsonFile.read(file, Named.class, REMEDY).classes())
                : Optional.empty();
    }

    private static DataException unnamed(Path description) {
        return new DataException(
                "%s: not found; it would tell the names of the classes; %s"
                        .formatted(description, REMEDY));
    }

    Path folder() {
        return folder;
    }

    Subset subset() {
        return answers.subset();
    }

    /** The samples that it was judged on. */
    Set<String> ids() {
        return answers.labels().keySet();
    }

    /** The names of the classes in the order of its scores. */
    List<String> classes() {
        return classes;
    }

    /** The names of a sample's classes. */
    Set<String> truth(String id) {
        return Arrays.stream(answers.labels().get(id))
                .mapToObj(classes::get)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a sample's only class is among the best K, of five at most. */
    boolean isAmong(String id, int k) {
        String truth = truth(id).iterator().next();
        return answers.best().get(id).stream()
                .limit(k)
                .anyMatch(best -> best.label().equals(truth));
    }

    /** The class that it finds likeliest. */
    String best(String id) {
        return answers.best().get(id).get(0).label();
    }

    /** The scores of all classes in their order, where these were kept. */
    Optional<float[]> scores(String id) {
        return answers.scores().map(all -> all[rows.get(id)]);
    }
}

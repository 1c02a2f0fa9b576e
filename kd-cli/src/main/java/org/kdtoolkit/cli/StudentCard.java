package org.kdtoolkit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.modality.PreprocessingStep;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.predict.Labels;
import org.kdtoolkit.predict.Origin;
import org.kdtoolkit.predict.StudentDescription;
import org.kdtoolkit.report.card.CardFile;
import org.kdtoolkit.report.card.ClassFigures;
import org.kdtoolkit.report.card.ModelCard;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.leaderboard.Leaderboard;
import org.kdtoolkit.report.leaderboard.MethodScore;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.Declarations;
import org.kdtoolkit.report.result.TrialAnswers;
import org.kdtoolkit.train.trial.TrialArtifacts;

/** Writes a model card beside an exported student, and says where it is. */
final class StudentCard {

    private final StudentDescription student;
    private final Optional<String> network;

    /**
     * The card of a student.
     *
     * @param student what its file says of it
     * @param network its name, where the trial left several
     */
    StudentCard(StudentDescription student, Optional<String> network) {
        this.student = student;
        this.network = network;
    }

    /**
     * Writes the card. What the trial and its benchmark know besides is told too, as far as it is
     * at hand.
     *
     * @param source the trial's folder, or the student's file
     * @param exported what was written, and lies beside the card
     * @param file what is to be said of that
     */
    void write(Path source, Path exported, ModelCard.ExportedFile file, Console console) {
        Optional<TrialArtifacts> trial =
                Files.isDirectory(source)
                        ? Optional.of(new TrialArtifacts(source))
                        : Optional.empty();
        Optional<TrialAnswers> answers = trial.flatMap(folder -> folder.answers(network));
        Optional<Benchmark> benchmark = trial.flatMap(folder -> benchmark(source, console));
        ModelCard card =
                new ModelCard(
                        title(),
                        new ModelCard.Network(student.network().type(), settings()),
                        new ModelCard.Input(
                                student.input().modality(),
                                student.input().files().map(ModalitySpec::kind),
                                student.input().shape(),
                                student.input().preprocessing().stream()
                                        .map(PreprocessingStep::text)
                                        .toList()),
                        student.classes(),
                        student.labels() == Labels.SEVERAL,
                        student.head(),
                        origin(benchmark),
                        figures(answers, benchmark),
                        file);
        CardFile.Written written = CardFile.write(exported, card);
        written.kept()
                .ifPresent(
                        kept ->
                                console.err()
                                        .printf(
                                                "note: %s stays as it is, since 'kd export' did"
                                                        + " not leave it so for this file%n",
                                                kept));
        console.out().println("card: " + written.path());
    }

    private String title() {
        Origin origin = student.origin();
        return origin.experiment() + ", " + origin.method() + network.map(", "::concat).orElse("");
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        Schema.of(StudentDescription.class)
                .write(student)
                .path("network")
                .properties()
                .forEach(
                        setting -> {
                            if (!setting.getKey().equals("type")) {
                                settings.put(setting.getKey(), setting.getValue().toString());
                            }
                        });
        return settings;
    }

    /**
     * The benchmark of a trial; a fault in what other trials left is no reason to write no card.
     */
    private Optional<Benchmark> benchmark(Path trial, Console console) {
        BenchmarkFolder folder = new BenchmarkFolder(TrialLocation.of(trial).benchmark());
        try {
            return folder.plan()
                    .filter(plan -> plan.methods().contains(student.origin().method()))
                    .map(plan -> folder.read());
        } catch (DataException e) {
            console.err().printf("kd: the card has no figures over seeds: %s%n", e.getMessage());
            return Optional.empty();
        }
    }

    private ModelCard.Origin origin(Optional<Benchmark> benchmark) {
        Origin origin = student.origin();
        Map<String, String> facts = new LinkedHashMap<>();
        benchmark.ifPresent(
                of -> {
                    facts.putAll(of.plan().facts());
                    teacher(of).ifPresent(text -> facts.put("The teacher's own metrics", text));
                });
        return new ModelCard.Origin(
                origin.toolkit(),
                origin.experiment(),
                origin.data(),
                origin.trainingSamples().map(OptionalInt::of).orElse(OptionalInt.empty()),
                origin.method(),
                origin.seed(),
                origin.epoch(),
                facts,
                origin.notes());
    }

    private static Optional<String> teacher(Benchmark benchmark) {
        Declarations declarations = benchmark.plan().declarations();
        String text =
                benchmark.teacher().entrySet().stream()
                        .map(
                                metric -> {
                                    Column column = Column.of(metric.getKey(), declarations);
                                    return "%s %s %s"
                                            .formatted(
                                                    metric.getKey(),
                                                    column.text(metric.getValue()),
                                                    column.sign())
                                            .strip();
                                })
                        .collect(Collectors.joining(", "));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private ModelCard.Figures figures(
            Optional<TrialAnswers> answers, Optional<Benchmark> benchmark) {
        Map<MetricKey, Double> own = new LinkedHashMap<>();
        student.origin().metrics().forEach((name, value) -> own.put(MetricKey.parse(name), value));
        return new ModelCard.Figures(
                own,
                benchmark
                        .flatMap(of -> Leaderboard.of(of).score(student.origin().method()))
                        .map(this::ofNetwork),
                benchmark
                        .map(of -> of.plan().declarations())
                        .orElseGet(() -> new Declarations(List.of())),
                answers.flatMap(
                        of ->
                                ClassFigures.of(
                                        of, student.classes(), student.labels() == Labels.SEVERAL)),
                answers);
    }

    /** The figures of one network among several, under their plain names. */
    private MethodScore ofNetwork(MethodScore score) {
        Map<MetricKey, Spread> metrics = new LinkedHashMap<>();
        score.metrics()
                .forEach(
                        (key, spread) -> {
                            if (key.network().equals(network)
                                    && !key.isOfLastEpoch()
                                    && !key.isOfAverage()) {
                                metrics.put(MetricKey.of(key.subset(), key.metric()), spread);
                            }
                        });
        return new MethodScore(
                score.name(),
                score.control(),
                score.planned(),
                score.seeds(),
                score.failed(),
                metrics,
                score.seconds());
    }
}

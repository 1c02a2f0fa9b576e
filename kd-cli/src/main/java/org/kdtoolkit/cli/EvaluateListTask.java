package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.eval.RecognitionConfig;
import org.kdtoolkit.eval.TaggingConfig;
import org.kdtoolkit.predict.Labels;
import org.kdtoolkit.predict.Student;
import org.kdtoolkit.predict.StudentDescription;
import org.kdtoolkit.predict.StudentFile;
import org.kdtoolkit.predict.files.FilePrediction;
import org.kdtoolkit.predict.files.FilePredictor;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.run.EngineEnvironment;

/** Judges a student on a list of files with labels. Neither teacher nor data set is opened. */
final class EvaluateListTask implements Task<EvaluateListOptions> {

    @Override
    public ExitCode run(EvaluateListOptions options, Console console) {
        Registry registry = Plugins.registry(options.plugins());
        EngineEnvironment.load(EngineName.PYTORCH);
        StudentFile file =
                new StudentSource(options.student(), options.network())
                        .read(registry, options.batchSize(), console);
        StudentDescription description = file.description();
        if (!description.head()) {
            throw new ConfigurationException(
                    "%s has no head, so it scores no classes that could be judged"
                            .formatted(options.student()));
        }
        boolean several = description.labels() == Labels.SEVERAL;
        LabelledList list = LabelledList.read(options, columns(description), several);
        KnownLabels known = KnownLabels.of(list, description.classes());
        known.notes().forEach(console.err()::println);
        if (known.files().isEmpty()) {
            throw new DataException(
                    "%s: no row has a class that the student knows (it knows: %s)"
                            .formatted(options.list(), String.join(", ", description.classes())));
        }
        requireOnce(known.files(), options.list());
        try (Student student = Student.open(file, registry, Optional.empty())) {
            FileProgress progress = new FileProgress(console.err());
            FilePredictor.Predicted predicted =
                    new FilePredictor(
                                    student,
                                    options.onError(),
                                    Runtime.getRuntime().availableProcessors())
                            .predict(known.files(), progress);
            predicted.unreadable().forEach(fault -> console.err().println("left out: " + fault));
            print(metrics(registry, description, known, predicted.predictions()), console);
            return ExitCode.DONE;
        }
    }

    private static List<String> columns(StudentDescription student) {
        return Stream.concat(
                        student.input().files().flatMap(files -> files.column()).stream(),
                        Stream.of(student.input().modality()))
                .distinct()
                .toList();
    }

    private static void requireOnce(List<Path> files, Path list) {
        Set<Path> seen = new HashSet<>();
        for (Path file : files) {
            if (!seen.add(file)) {
                throw new DataException("%s: names %s twice; leave one out".formatted(list, file));
            }
        }
    }

    private static Map<String, Double> metrics(
            Registry registry,
            StudentDescription student,
            KnownLabels known,
            List<FilePrediction> said) {
        Map<Path, int[]> labels = new HashMap<>();
        for (int i = 0; i < known.files().size(); i++) {
            labels.put(known.files().get(i), known.labels().get(i));
        }
        Predictions predictions =
                new Predictions(
                        said.stream().map(of -> of.file().toString()).toList(),
                        said.stream().map(of -> labels.get(of.file())).toList(),
                        said.stream()
                                .map(of -> of.prediction().embedding())
                                .toArray(float[][]::new),
                        said.stream().map(of -> of.prediction().scores()).toArray(float[][]::new));
        return evaluator(registry, student)
                .evaluate(
                        predictions,
                        () ->
                                new Predictions(
                                        List.of(), List.of(), new float[0][], new float[0][]));
    }

    private static Evaluator evaluator(Registry registry, StudentDescription student) {
        return switch (student.labels()) {
            case SINGLE ->
                    registry.create(
                            Kind.EVALUATOR,
                            "recognition",
                            new RecognitionConfig(),
                            EvaluatorContext.of(student.classes(), TargetKind.SINGLE_LABEL));
            case SEVERAL ->
                    registry.create(
                            Kind.EVALUATOR,
                            "tagging",
                            new TaggingConfig(),
                            EvaluatorContext.of(student.classes(), TargetKind.MULTI_LABEL));
        };
    }

    private static void print(Map<String, Double> metrics, Console console) {
        Table table = new Table("METRIC", "VALUE");
        metrics.forEach((name, value) -> table.row(name, "%.4f".formatted(value)));
        table.lines().forEach(console.out()::println);
    }
}

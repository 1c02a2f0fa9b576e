package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.predict.ClassScore;
import org.kdtoolkit.predict.Labels;
import org.kdtoolkit.predict.Prediction;
import org.kdtoolkit.predict.Student;
import org.kdtoolkit.predict.StudentDescription;
import org.kdtoolkit.predict.StudentFile;
import org.kdtoolkit.predict.files.Answer;
import org.kdtoolkit.predict.files.AnswersFile;
import org.kdtoolkit.predict.files.FilePrediction;
import org.kdtoolkit.predict.files.FilePredictor;
import org.kdtoolkit.predict.files.Gallery;
import org.kdtoolkit.predict.files.InputSearch;
import org.kdtoolkit.predict.files.Neighbour;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.run.EngineEnvironment;

/** Asks a student about files; prints what it says, or writes it to files. */
final class PredictTask implements Task<PredictOptions> {

    /** How many classes behind the best a row on the terminal shows, unless one says how many. */
    private static final int FURTHER = 2;

    @Override
    public ExitCode run(PredictOptions options, Console console) {
        Registry registry = Plugins.registry(options.plugins());
        EngineEnvironment.load(EngineName.PYTORCH);
        StudentFile file =
                new StudentSource(options.student(), options.network())
                        .read(registry, options.batchSize(), console);
        requireSense(options, file.description());
        Optional<Gallery> gallery =
                options.neighbours().map(neighbours -> Gallery.read(neighbours.gallery()));
        try (Student student = Student.open(file, registry, Optional.empty())) {
            InputSearch.Found found = found(options, student);
            requireOthers(options, found.files());
            FileProgress progress = new FileProgress(console.err());
            FilePredictor.Predicted predicted =
                    new FilePredictor(student, options.onError(), threads())
                            .predict(found.files(), progress);
            List<Answer> answers = answers(options, file, predicted.predictions(), gallery);
            options.embeddings()
                    .ifPresent(
                            to -> Gallery.write(to, predicted.predictions(), file.fingerprint()));
            options.answers().ifPresent(to -> AnswersFile.of(to).orElseThrow().write(to, answers));
            print(options, answers, console);
            printNotes(found, predicted, console);
            return ExitCode.DONE;
        }
    }

    private static int threads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors());
    }

    /** Refuses what a student can't say. */
    private static void requireSense(PredictOptions options, StudentDescription student) {
        if (!student.head()) {
            if (options.top().isPresent() || options.threshold().isPresent()) {
                throw new ConfigurationException(
                        "%s has no head, so it scores no classes; leave out --top and --threshold"
                                .formatted(options.student()));
            }
            if (options.embeddings().isEmpty() && options.neighbours().isEmpty()) {
                throw new ConfigurationException(
                        "%s has no head, so it scores no classes; ask for --embeddings FILE.npz or for the --nearest of a --gallery"
                                .formatted(options.student()));
            }
        } else if (options.threshold().isPresent() && student.labels() == Labels.SINGLE) {
            throw new ConfigurationException(
                    "--threshold is for students of several labels; %s chooses one of %d classes: use --top"
                            .formatted(options.student(), student.classes().size()));
        }
    }

    private static InputSearch.Found found(PredictOptions options, Student student) {
        InputSearch search = new InputSearch(student.endings());
        options.inputs().forEach(search::add);
        options.lists().forEach(search::addList);
        return search.found();
    }

    /** Refuses to write over what is read. */
    private static void requireOthers(PredictOptions options, List<Path> files) {
        List<Path> read = new ArrayList<>(files);
        read.add(options.student());
        read.addAll(options.lists());
        options.neighbours().ifPresent(neighbours -> read.add(neighbours.gallery()));
        Set<Path> identities = read.stream().map(InputSearch::identity).collect(Collectors.toSet());
        for (Path output : options.outputs()) {
            if (identities.contains(InputSearch.identity(output))) {
                throw new ConfigurationException(
                        "%s would be written over, but is read; choose another name"
                                .formatted(output));
            }
        }
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static List<Answer> answers(
            PredictOptions options,
            StudentFile file,
            List<FilePrediction> predictions,
            Optional<Gallery> gallery) {
        gallery.ifPresent(
                set ->
                        set.requireOf(
                                predictions.get(0).prediction().embedding().length,
                                file.fingerprint()));
        return predictions.stream()
                .map(
                        of ->
                                new Answer(
                                        of.file().toString(),
                                        classes(of.prediction(), options),
                                        gallery.map(set -> nearest(set, of, options))
                                                .orElse(List.of())))
                .toList();
    }

    private static List<ClassScore> classes(Prediction prediction, PredictOptions options) {
        double threshold = options.threshold().orElse(0);
        return prediction.best(options.classes()).stream()
                .filter(of -> of.score() >= threshold)
                .toList();
    }

    private static List<Neighbour> nearest(
            Gallery gallery, FilePrediction of, PredictOptions options) {
        return gallery.nearest(of.prediction(), options.neighbours().orElseThrow().count());
    }

    private static void print(PredictOptions options, List<Answer> answers, Console console) {
        if (options.outputs().isEmpty() || options.answers().isEmpty() && shows(answers)) {
            int further = options.top().isPresent() ? options.classes() - 1 : FURTHER;
            table(answers, further).lines().forEach(console.out()::println);
        }
        options.answers().ifPresent(to -> console.out().println("answers: " + absolute(to)));
        options.embeddings().ifPresent(to -> console.out().println("embeddings: " + absolute(to)));
    }

    private static boolean shows(List<Answer> answers) {
        return answers.stream().anyMatch(a -> !a.classes().isEmpty() || !a.nearest().isEmpty());
    }

    private static Table table(List<Answer> answers, int further) {
        boolean similar = answers.stream().anyMatch(answer -> !answer.nearest().isEmpty());
        Table table =
                similar
                        ? new Table("FILE", "CLASS", "SCORE", "THEN", "MOST SIMILAR")
                        : new Table("FILE", "CLASS", "SCORE", "THEN");
        for (Answer answer : answers) {
            List<String> cells = new ArrayList<>(List.of(answer.file()));
            List<ClassScore> classes = answer.classes();
            cells.add(classes.isEmpty() ? "-" : classes.get(0).label());
            cells.add(classes.isEmpty() ? "-" : score(classes.get(0).score()));
            cells.add(
                    String.join(
                            ", ",
                            classes.stream()
                                    .skip(1)
                                    .limit(further)
                                    .map(of -> of.label() + " " + score(of.score()))
                                    .toList()));
            if (similar) {
                cells.add(
                        String.join(
                                ", ",
                                answer.nearest().stream()
                                        .map(of -> of.id() + " " + score(of.similarity()))
                                        .toList()));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static String files(int count) {
        return count == 1 ? "1 file" : count + " files";
    }

    private static String score(float value) {
        return "%.4f".formatted(value);
    }

    private static void printNotes(
            InputSearch.Found found, FilePredictor.Predicted predicted, Console console) {
        if (found.passedOver() > 0) {
            console.err().println("passed over, of other kinds: " + files(found.passedOver()));
        }
        if (found.duplicates() > 0) {
            console.err().println("named more than once: " + files(found.duplicates()));
        }
        if (!predicted.unreadable().isEmpty()) {
            console.err()
                    .println("left out, can't be read: " + files(predicted.unreadable().size()));
            predicted.unreadable().forEach(fault -> console.err().println("  " + fault));
        }
    }
}

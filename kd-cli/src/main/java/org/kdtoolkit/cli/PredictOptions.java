package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.predict.files.AnswersFile;

/**
 * The command line of {@code kd predict}.
 *
 * @param student a trial's folder, or a student's file
 * @param network which network of a trial that left several
 * @param inputs files, folders and patterns
 * @param lists files that name further ones
 * @param top how many classes of each file at most
 * @param threshold the least score of a class
 * @param answers the file of classes and neighbours that is written
 * @param embeddings the file of embeddings that is written
 * @param neighbours where the most similar are looked for
 * @param batchSize how many inputs at a time, if not as many as when the student was judged
 * @param onError what becomes of files that can't be read
 * @param plugins a folder of jars with further providers
 */
record PredictOptions(
        Path student,
        Optional<String> network,
        List<String> inputs,
        List<Path> lists,
        OptionalInt top,
        OptionalDouble threshold,
        Optional<Path> answers,
        Optional<Path> embeddings,
        Optional<Neighbours> neighbours,
        OptionalInt batchSize,
        OnError onError,
        Optional<Path> plugins) {

    private static final int SHOWN = 5;

    /**
     * The most similar of an indexed set.
     *
     * @param gallery the set
     * @param count how many
     */
    record Neighbours(Path gallery, int count) {}

    static PredictOptions of(Arguments arguments) {
        List<String> words = arguments.words();
        List<Path> lists = arguments.paths(Flags.LIST);
        if (words.isEmpty()) {
            throw arguments.fault("'kd predict' needs STUDENT INPUT...");
        }
        if (words.size() == 1 && lists.isEmpty()) {
            throw arguments.fault(
                    "'kd predict' needs files or folders behind the student, or --list FILE");
        }
        Optional<Path> embeddings = arguments.path(Flags.EMBEDDINGS);
        embeddings
                .filter(file -> !file.toString().toLowerCase(Locale.ROOT).endsWith(".npz"))
                .ifPresent(
                        file -> {
                            throw arguments.fault(
                                    "--embeddings %s: the name must end in .npz".formatted(file));
                        });
        return new PredictOptions(
                arguments.path(words.get(0)),
                arguments.value(Flags.STUDENT),
                words.subList(1, words.size()),
                lists,
                arguments.count(Flags.TOP),
                arguments.fraction(Flags.THRESHOLD),
                answers(arguments),
                embeddings,
                neighbours(arguments),
                arguments.count(Flags.BATCH_SIZE),
                arguments.onError(),
                arguments.path(Flags.PLUGINS));
    }

    private static Optional<Path> answers(Arguments arguments) {
        Optional<Path> out = arguments.path(Flags.ANSWERS_OUT);
        out.filter(file -> AnswersFile.of(file).isEmpty())
                .ifPresent(
                        file -> {
                            throw arguments.fault(
                                    "--out %s: the name must end in .csv or .jsonl"
                                            .formatted(file));
                        });
        return out;
    }

    private static Optional<Neighbours> neighbours(Arguments arguments) {
        OptionalInt count = arguments.count(Flags.NEAREST);
        Optional<Path> gallery = arguments.path(Flags.GALLERY);
        if (count.isPresent() && gallery.isEmpty()) {
            throw arguments.fault(
                    "--nearest needs --gallery FILE.npz, the embeddings among which it looks;"
                            + " --embeddings writes such a file");
        }
        return gallery.map(file -> new Neighbours(file, count.orElse(SHOWN)));
    }

    /** How many classes of each file at most: all that reach a threshold, if there is one. */
    int classes() {
        return top.orElse(threshold.isPresent() ? Integer.MAX_VALUE : SHOWN);
    }

    /** The files that are written. */
    List<Path> outputs() {
        return List.of(answers, embeddings).stream().flatMap(Optional::stream).toList();
    }
}

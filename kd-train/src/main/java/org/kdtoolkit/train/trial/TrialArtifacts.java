package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.torch.StateFile;
import org.kdtoolkit.formats.weights.SavedNetwork;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.predict.StudentDescription;
import org.kdtoolkit.predict.StudentFile;
import org.kdtoolkit.report.result.TrialAnswers;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;

/** What a trial leaves besides its figures: predictions, embeddings, weights, the checkpoint. */
public final class TrialArtifacts {

    /** The folder of all that resuming needs, in the trial's own. */
    static final String CHECKPOINT = "checkpoint";

    private final Path folder;

    /** The artifacts in a trial's folder. */
    public TrialArtifacts(Path folder) {
        this.folder = folder;
    }

    /** Whether nothing is there but figures. */
    public static boolean hasFiguresAlone(TrialResult.Done result) {
        return result.files().keySet().equals(Set.of("metrics.jsonl"));
    }

    Checkpoint checkpoint(Consumer<String> notices) {
        return new Checkpoint(folder.resolve(CHECKPOINT), notices);
    }

    /**
     * Writes what the networks of the chosen epoch said, their weights and what they are.
     *
     * @param answers writes what a network said
     * @param descriptions tells what a network is
     * @return the checksums of the files by their names
     */
    Map<String, String> write(
            List<TrialEvaluation.Findings> networks,
            AnswerFiles answers,
            Function<TrialEvaluation.Findings, Optional<StudentDescription>> descriptions) {
        Map<String, String> checksums = new LinkedHashMap<>();
        for (TrialEvaluation.Findings one : networks) {
            checksums.putAll(
                    new NetworkWriter(folder).write(one, answers, descriptions.apply(one)));
        }
        return checksums;
    }

    /**
     * Writes the weights of the student that is an average over the training, and what it is.
     *
     * @return the checksums of the files by their names
     */
    Map<String, String> writeAveraged(StateDict weights, Optional<StudentDescription> description) {
        return new NetworkWriter(folder).writeAveraged(weights, description);
    }

    private String checksum(String name) {
        return new NetworkWriter(folder).checksum(name);
    }

    /**
     * What is not there any more of what a finished trial has left, or not as it was left:
     * sentences that begin with the file.
     *
     * @param result how the trial ended
     */
    public List<String> damage(TrialResult.Done result) {
        List<String> damage = new ArrayList<>();
        for (String name : promised(result)) {
            String checksum = result.files().get(name);
            if (!Files.exists(folder.resolve(name))) {
                damage.add(folder.resolve(name) + " is gone");
            } else if (checksum != null && !checksum(name).equals(checksum)) {
                damage.add(folder.resolve(name) + " is not as it was written");
            }
        }
        TrialFolder trial = new TrialFolder(folder);
        if (trial.epochs().size() < result.last().epoch()) {
            damage.add(
                    "%s has %d epochs of %d"
                            .formatted(
                                    trial.epochsFile(),
                                    trial.epochs().size(),
                                    result.last().epoch()));
        }
        return damage;
    }

    /** The files that a trial has left; versions that kept no checksums left these two at least. */
    private static Set<String> promised(TrialResult.Done result) {
        NetworkFiles names = NetworkFiles.of(Optional.empty());
        return result.files().isEmpty()
                ? Set.of(names.embeddings(), names.weights())
                : result.files().keySet();
    }

    /** The names of the networks whose weights are there, apart from an only student's. */
    public List<String> named() {
        return new TrialFolder(folder)
                .result()
                .flatMap(TrialResult::done)
                .map(result -> NetworkFiles.names(result.files().keySet()))
                .orElse(List.of());
    }

    /**
     * Overwrites an only student's weights by those of the trial.
     *
     * @throws DataException if there are none, or they are of another network
     */
    public void load(StateDict student, NDManager parent) {
        load(Optional.empty(), student, parent);
    }

    /**
     * Overwrites a network's weights by those of the trial.
     *
     * @param name which network; empty for an only student
     * @throws DataException if there are none, or they are of another network
     */
    private void load(Optional<String> name, StateDict network, NDManager parent) {
        new WeightsFile(weights(name)).load(network, parent, "train the trial anew");
    }

    /**
     * Overwrites the weights of a network that are kept.
     *
     * @throws DataException if there are none, or they are of another network
     */
    void load(JudgedNetwork judged, NDManager parent) {
        load(judged.name(), judged.weights(), parent);
    }

    /**
     * Writes a network's weights to another file, with what it is where that is known, so that
     * PyTorch's {@code load_state_dict} takes them.
     *
     * @param name which network; empty for an only student
     * @throws DataException if there are none, they can't be read, or the file can't be written
     */
    public void export(Optional<String> name, Path out) {
        try (StateFile file = StateFile.open(weights(name))) {
            SavedNetwork student = SavedNetwork.whole(file);
            Set<String> names = student.shapes().keySet();
            Optional.ofNullable(file.metadata().get(StudentFile.KEY))
                    .ifPresentOrElse(
                            json ->
                                    new WeightsFile(out)
                                            .write(student, names, StudentFile.KEY, json),
                            () -> new WeightsFile(out).write(student, names));
        }
    }

    /**
     * What a network answered to the samples that it was judged on, if that was kept.
     *
     * @param name which network; empty for an only student
     * @throws DataException if a file can't be read
     */
    public Optional<TrialAnswers> answers(Optional<String> name) {
        NetworkFiles names = NetworkFiles.of(name);
        return TrialAnswers.read(
                folder.resolve(names.predictions()), folder.resolve(names.embeddings()));
    }

    /**
     * How the network of an only student is made; nothing if the trial did not write that.
     *
     * @throws DataException if there are no weights, or they can't be used
     */
    public Optional<NetworkSpec> network(Registry registry) {
        Path file = weights(Optional.empty());
        return isDescribed(file)
                ? Optional.of(
                        StudentFile.read(file, Optional.empty(), registry).description().network())
                : Optional.empty();
    }

    private static boolean isDescribed(Path file) {
        try (StateFile state = StateFile.open(file)) {
            return state.metadata().containsKey(StudentFile.KEY);
        }
    }

    /**
     * A network's weights with what they are. Of trials that did not write that it is told by those
     * who know the experiment.
     *
     * @param name which network; empty for an only student
     * @param registry finds the network and the kind of files
     * @param experiment tells what a network is by how the trial ended
     * @throws DataException if there are no weights, or they can't be used
     */
    public StudentFile student(
            Optional<String> name,
            Registry registry,
            Function<TrialResult.Done, StudentDescription> experiment) {
        Path file = weights(name);
        if (isDescribed(file)) {
            return StudentFile.read(file, Optional.empty(), registry);
        }
        return new TrialFolder(folder)
                .result()
                .flatMap(TrialResult::done)
                .map(result -> new StudentFile(file, experiment.apply(result)))
                .orElseThrow(
                        () ->
                                new DataException(
                                        "%s: has no description of its student, and no result.json beside it; train the trial anew"
                                                .formatted(file)));
    }

    /**
     * The file of a network's weights, as the trial left it.
     *
     * @param network which network; empty for an only student
     * @throws DataException if there is none, or it was changed since
     */
    public Path weights(Optional<String> network) {
        String name = NetworkFiles.of(network).weights();
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            requireKnown(network);
            if (new TrialFolder(folder)
                    .result()
                    .flatMap(TrialResult::done)
                    .filter(TrialArtifacts::hasFiguresAlone)
                    .isPresent()) {
                throw new DataException(
                        "%s: not found: of this candidate of a search the figures alone were kept, because two others are better; 'kd train CONFIG --method NAME' with --set and its values trains it anew"
                                .formatted(file));
            }
            throw new DataException(
                    "%s: not found; expected the weights of a trial that ran to its end; 'kd train CONFIG --method NAME --seed N --resume' goes on with one that did not"
                            .formatted(file));
        }
        new TrialFolder(folder)
                .result()
                .flatMap(TrialResult::done)
                .map(result -> result.files().get(name))
                .filter(checksum -> !checksum.equals(checksum(name)))
                .ifPresent(
                        checksum -> {
                            throw new DataException(
                                    "%s: its checksum is not the one in result.json; the same 'kd benchmark' with --resume makes it anew"
                                            .formatted(file));
                        });
        return file;
    }

    /**
     * Refuses a name that is none of a finished trial's networks, and no name where there are
     * several.
     */
    private void requireKnown(Optional<String> network) {
        List<String> names = new ArrayList<>(named());
        if (names.isEmpty() && network.isEmpty()) {
            return;
        }
        boolean several = !names.isEmpty();
        if (Files.exists(folder.resolve(NetworkFiles.AVERAGED.weights()))) {
            names.add(NetworkFiles.AVERAGE);
        }
        boolean plain = Files.exists(folder.resolve(NetworkFiles.of(Optional.empty()).weights()));
        if (several || plain) {
            throw new ConfigurationException(
                    "%s: %s%s"
                            .formatted(
                                    folder,
                                    network.map(name -> unknown(name, names))
                                            .orElse(
                                                    "it left several networks; choose one by"
                                                            + " --student"),
                                    there(names)));
        }
    }

    private static String unknown(String name, List<String> names) {
        return "it left no network '%s'%s".formatted(name, Suggestions.didYouMean(name, names));
    }

    private static String there(List<String> names) {
        return switch (names.size()) {
            case 0 -> ", but one student; leave out --student";
            case 1 -> " (there is: %s)".formatted(names.get(0));
            default -> " (there are: %s)".formatted(String.join(", ", names));
        };
    }
}

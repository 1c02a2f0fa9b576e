package org.kdtoolkit.predict;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.files.Sha256;
import org.kdtoolkit.formats.torch.StateFile;
import org.kdtoolkit.formats.weights.NetworkClaim;
import org.kdtoolkit.formats.weights.WeightsFile;

/**
 * The weights of a student in a file.
 *
 * @param path the file
 * @param description all that using it takes besides
 */
public record StudentFile(Path path, StudentDescription description) {

    /** What the description stands under in the metadata of a file. */
    public static final String KEY = NetworkClaim.KEY;

    private static final String WEIGHTS = ".safetensors";
    private static final String STUDENT = "student" + WEIGHTS;
    private static final String STUDENTS = "students/";
    private static final String REMEDY = "get the file anew";

    /**
     * Reads a student's file, or that of a trial's folder, and sees whether it is as it was
     * written.
     *
     * @param path a {@code .safetensors} file, or the folder of a trial
     * @param network which network of a trial that left several
     * @param registry finds the network and the kind of files
     * @throws DataException if there is no such file, it has no description, or it can't be used
     * @throws ConfigurationException if the trial left several networks and none of them is named,
     *     or a plug-in is missing
     */
    public static StudentFile read(Path path, Optional<String> network, Registry registry) {
        Path file = Files.isDirectory(path) ? inTrial(path, network) : path;
        try (StateFile state = StateFile.open(file)) {
            String json = requireDescription(file, state);
            return new StudentFile(file, new DescriptionJson().read(file, json, registry));
        }
    }

    /**
     * The same student, which is asked about so many inputs at a time, not as many as when it was
     * judged. What it says stays the same to the bit; fewer take less memory, down to 8.
     *
     * @param inputs at least 1
     */
    public StudentFile inBatchesOf(int inputs) {
        return new StudentFile(path, description.inBatchesOf(inputs));
    }

    /**
     * What the file's weights and description are known by: no two students have the same.
     *
     * @throws DataException if the file can't be read
     */
    public String fingerprint() {
        try {
            return Sha256.of(path);
        } catch (IOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(path, e), e);
        }
    }

    private static String requireDescription(Path file, StateFile state) {
        Optional<String> json = json(state);
        // a newer form may be sealed in another way
        json.ifPresent(text -> DescriptionJson.requireKnownForm(file, text));
        state.requireUnchanged();
        if (json.isPresent() != state.isSealed()) {
            throw new DataException(
                    "%s: is not as it was written: of its description and the checksum over it, one is missing; get the file anew"
                            .formatted(file));
        }
        return json.orElseThrow(
                () ->
                        new DataException(
                                "%s: has no description of its student, such as its classes; 'kd export TRIAL' writes one with it, and 'kd evaluate CONFIG --weights' judges the weights alone"
                                        .formatted(file)));
    }

    private static Path inTrial(Path folder, Optional<String> network) {
        Path file = folder.resolve(network.map(name -> STUDENTS + name + WEIGHTS).orElse(STUDENT));
        if (Files.exists(file)) {
            return file;
        }
        List<String> names = names(folder.resolve(STUDENTS));
        if (names.isEmpty() && Files.exists(folder.resolve(STUDENT))) {
            throw new ConfigurationException(
                    "%s: it left no network '%s', but one student; leave out --student"
                            .formatted(folder, network.orElseThrow()));
        }
        if (names.isEmpty()) {
            throw new DataException(
                    "%s: not found; expected a student's file, or the folder of a trial that ran to its end"
                            .formatted(file));
        }
        throw new ConfigurationException(
                "%s: %s (there %s: %s)"
                        .formatted(
                                folder,
                                network.map(
                                                name ->
                                                        "it left no network '%s'%s"
                                                                .formatted(
                                                                        name,
                                                                        Suggestions.didYouMean(
                                                                                name, names)))
                                        .orElse(
                                                "it left several networks; choose one by its name,"
                                                        + " with --student"),
                                names.size() == 1 ? "is" : "are",
                                String.join(", ", names)));
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(WEIGHTS))
                    .map(name -> name.substring(0, name.length() - WEIGHTS.length()))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(folder, e), e);
        }
    }

    /** The description in a file as it stands there, if there is one. */
    static Optional<String> json(StateFile file) {
        return Optional.ofNullable(file.metadata().get(KEY));
    }

    /**
     * Overwrites a network's weights by those of the file.
     *
     * @throws DataException if they are of another network
     */
    void load(Backbone network, NDManager manager) {
        WeightsFile weights = new WeightsFile(path);
        if (description.head()) {
            weights.load(network.state(), manager, REMEDY);
        } else {
            weights.loadAllButHead(network.state(), network.head(), manager, REMEDY);
        }
    }
}

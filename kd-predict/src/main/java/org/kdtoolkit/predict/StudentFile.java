package org.kdtoolkit.predict;

import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.torch.StateFile;
import org.kdtoolkit.formats.weights.WeightsFile;

/**
 * The weights of a student in a file.
 *
 * @param path the file
 * @param description all that using it takes besides
 */
public record StudentFile(Path path, StudentDescription description) {

    /** What the description stands under in the metadata of a file. */
    public static final String KEY = "student";

    private static final String FILE = "student.safetensors";
    private static final String REMEDY = "get the file anew";

    /**
     * Reads a student's file, or that of a trial's folder, and sees whether it is as it was
     * written.
     *
     * @param path a {@code .safetensors} file, or the folder of a trial
     * @param network which network of a trial that left several
     * @param registry finds the network and the kind of files
     * @throws DataException if there is no such file, it has no description, or it can't be used
     */
    public static StudentFile read(Path path, Optional<String> network, Registry registry) {
        Path file = Files.isDirectory(path) ? inTrial(path, network) : path;
        try (StateFile state = StateFile.open(file)) {
            String json =
                    json(state)
                            .orElseThrow(
                                    () ->
                                            new DataException(
                                                    "%s: has no description of its student, such as its classes; 'kd export TRIAL' writes one with it, and 'kd evaluate CONFIG --weights' judges the weights alone"
                                                            .formatted(file)));
            state.requireUnchanged();
            return new StudentFile(file, new DescriptionJson().read(file, json, registry));
        }
    }

    private static Path inTrial(Path folder, Optional<String> network) {
        return folder.resolve(
                network.map(name -> "students/" + name + ".safetensors").orElse(FILE));
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

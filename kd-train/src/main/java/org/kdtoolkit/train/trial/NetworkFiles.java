package org.kdtoolkit.train.trial;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What the files of a network are called in a trial's folder.
 *
 * @param predictions its most likely classes
 * @param embeddings what it made of the samples
 * @param weights its weights, with what it is
 * @param description what it is, for people
 */
record NetworkFiles(String predictions, String embeddings, String weights, String description) {

    private static final String FOLDER = "students/";
    private static final String WEIGHTS = ".safetensors";
    private static final String EMBEDDINGS = "embeddings.npz";
    private static final String DESCRIPTION = ".json";

    /** What the average of an only student is called. */
    static final String AVERAGE = "averaged";

    /** Its files, of which only weights and description are written. */
    static final NetworkFiles AVERAGED = named(AVERAGE);

    /** Those of a network; without a name, of an only student. */
    static NetworkFiles of(Optional<String> name) {
        return name.map(NetworkFiles::named)
                .orElseGet(
                        () ->
                                new NetworkFiles(
                                        PredictionsFile.NAME,
                                        EMBEDDINGS,
                                        "student" + WEIGHTS,
                                        "student" + DESCRIPTION));
    }

    private static NetworkFiles named(String name) {
        return new NetworkFiles(
                FOLDER + name + "." + PredictionsFile.NAME,
                FOLDER + name + "." + EMBEDDINGS,
                FOLDER + name + WEIGHTS,
                FOLDER + name + DESCRIPTION);
    }

    /** All names. */
    List<String> all() {
        return List.of(predictions, embeddings, weights, description);
    }

    /** The names of the networks whose weights are among some files, apart from the average. */
    static List<String> names(Collection<String> files) {
        return files.stream()
                .filter(file -> file.startsWith(FOLDER) && file.endsWith(WEIGHTS))
                .filter(file -> !file.equals(AVERAGED.weights()))
                .map(file -> file.substring(FOLDER.length(), file.length() - WEIGHTS.length()))
                .toList();
    }
}

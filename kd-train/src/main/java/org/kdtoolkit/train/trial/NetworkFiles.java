package org.kdtoolkit.train.trial;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What the files of a network are called in a trial's folder.
 *
 * @param predictions its most likely classes
 * @param embeddings what it made of the samples
 * @param weights its weights
 */
record NetworkFiles(String predictions, String embeddings, String weights) {

    private static final String FOLDER = "students/";
    private static final String WEIGHTS = ".safetensors";
    private static final String EMBEDDINGS = "embeddings.npz";

    /** The average of an only student, which has no embeddings. */
    static final String AVERAGED = FOLDER + "averaged" + WEIGHTS;

    /** Those of a network; without a name, of an only student. */
    static NetworkFiles of(Optional<String> name) {
        return name.map(
                        own ->
                                new NetworkFiles(
                                        FOLDER + own + "." + PredictionsFile.NAME,
                                        FOLDER + own + "." + EMBEDDINGS,
                                        FOLDER + own + WEIGHTS))
                .orElseGet(
                        () ->
                                new NetworkFiles(
                                        PredictionsFile.NAME, EMBEDDINGS, "student" + WEIGHTS));
    }

    /** All names. */
    List<String> all() {
        return List.of(predictions, embeddings, weights);
    }

    /** The names of the networks whose weights are among some files, apart from the average. */
    static List<String> names(Collection<String> files) {
        return files.stream()
                .filter(file -> file.startsWith(FOLDER) && file.endsWith(WEIGHTS))
                .filter(file -> !file.equals(AVERAGED))
                .map(file -> file.substring(FOLDER.length(), file.length() - WEIGHTS.length()))
                .toList();
    }
}

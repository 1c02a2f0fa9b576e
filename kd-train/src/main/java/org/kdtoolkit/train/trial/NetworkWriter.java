package org.kdtoolkit.train.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.formats.files.Sha256;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.predict.DescriptionJson;
import org.kdtoolkit.predict.StudentDescription;
import org.kdtoolkit.predict.StudentFile;

/**
 * Writes what a trial leaves of a network.
 *
 * @param folder the trial's
 */
record NetworkWriter(Path folder) {

    /**
     * Writes what a network said, its weights and what it is. The predictions are those on the test
     * samples, or on the validation samples where there are none; a network without a head gives
     * none.
     *
     * @param one what was judged
     * @param answers writes what it said
     * @param description what it is, if anybody can tell
     * @return the checksums of the files by their names
     */
    Map<String, String> write(
            TrialEvaluation.Findings one,
            AnswerFiles answers,
            Optional<StudentDescription> description) {
        JudgedNetwork judged = one.judged();
        NetworkFiles names = NetworkFiles.of(judged.name());
        Map<Subset, Predictions> said = one.findings().predictions();
        Predictions reported = said.getOrDefault(Subset.TEST, said.get(Subset.VALIDATION));
        if (reported != null && judged.hasHead()) {
            answers.writePredictions(folder.resolve(names.predictions()), reported);
        }
        answers.writeEmbeddings(folder.resolve(names.embeddings()), said);
        write(judged.weights(), names, description);
        return checksums(names.all());
    }

    /**
     * Writes the weights of the student that is an average over the training, and what it is.
     *
     * @return the checksums of the files by their names
     */
    Map<String, String> writeAveraged(StateDict weights, Optional<StudentDescription> description) {
        write(weights, NetworkFiles.AVERAGED, description);
        return checksums(NetworkFiles.AVERAGED.all());
    }

    private void write(
            StateDict weights, NetworkFiles names, Optional<StudentDescription> description) {
        WeightsFile file = new WeightsFile(folder.resolve(names.weights()));
        if (description.isEmpty()) {
            file.write(weights);
            return;
        }
        DescriptionJson json = new DescriptionJson();
        file.write(weights, StudentFile.KEY, json.line(description.get()));
        byte[] text = json.pretty(description.get()).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(names.description()), out -> out.write(text));
    }

    private Map<String, String> checksums(List<String> names) {
        Map<String, String> checksums = new LinkedHashMap<>();
        names.stream()
                .filter(name -> Files.exists(folder.resolve(name)))
                .forEach(name -> checksums.put(name, checksum(name)));
        return checksums;
    }

    /**
     * The checksum of a file.
     *
     * @throws DataException if it can't be read
     */
    String checksum(String name) {
        Path file = folder.resolve(name);
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(file, e), e);
        }
    }
}

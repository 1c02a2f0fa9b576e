package org.kdtoolkit.train.trial;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.eval.metrics.ClassRanking;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.train.config.KeptScores;

/**
 * The best classes of each sample, as the tools of the video community read them: {@code
 * {"results": {"<id>": [{"label": .., "score": ..}, ..]}}}. Beside them stand what is needed to
 * judge them without the data set: {@code "classes"}, all names in the order of the scores, and
 * {@code "truth"}, the names of each sample's classes by its id.
 *
 * @param path the file
 * @param kept how many classes of each sample
 */
public record PredictionsFile(Path path, KeptScores kept) {

    /** What the file is called in a folder of results. */
    public static final String NAME = "predictions.json";

    /**
     * Writes the file.
     *
     * @param classes the classes' names, in the order of the scores
     * @throws DataException if the file can't be written
     */
    public void write(Predictions predictions, List<String> classes) {
        AtomicFile.write(path, out -> write(predictions, classes, out));
    }

    private void write(Predictions predictions, List<String> classes, OutputStream out)
            throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("results");
            for (int i = 0; i < predictions.size(); i++) {
                json.writeArrayFieldStart(predictions.ids().get(i));
                float[] scores = predictions.scores()[i];
                for (int label : ClassRanking.of(scores).best(kept.of(classes.size()))) {
                    json.writeStartObject();
                    json.writeStringField("label", classes.get(label));
                    json.writeNumberField("score", scores[label]);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
            writeNames(json, "classes", classes);
            json.writeObjectFieldStart("truth");
            for (int i = 0; i < predictions.size(); i++) {
                List<String> truth =
                        IntStream.of(predictions.labels().get(i)).mapToObj(classes::get).toList();
                writeNames(json, predictions.ids().get(i), truth);
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void writeNames(JsonGenerator json, String key, List<String> names)
            throws IOException {
        json.writeArrayFieldStart(key);
        for (String name : names) {
            json.writeString(name);
        }
        json.writeEndArray();
    }
}

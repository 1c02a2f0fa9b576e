package org.kdtoolkit.train.trial;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.eval.metrics.ClassRanking;
import org.kdtoolkit.formats.files.AtomicFile;

/**
 * The five best classes of each sample, as the tools of the video community read them: {@code
 * {"results": {"<id>": [{"label": .., "score": ..}, ..]}}}.
 *
 * @param path the file
 */
public record PredictionsFile(Path path) {

    /** What the file is called in a folder of results. */
    public static final String NAME = "predictions.json";

    private static final int TOP = 5;

    /**
     * Writes the file.
     *
     * @param classes the classes' names, in the order of the scores
     * @throws DataException if the file can't be written
     */
    public void write(Predictions predictions, List<String> classes) {
        AtomicFile.write(path, out -> write(predictions, classes, out));
    }

    private static void write(Predictions predictions, List<String> classes, OutputStream out)
            throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("results");
            for (int i = 0; i < predictions.size(); i++) {
                json.writeArrayFieldStart(predictions.ids().get(i));
                float[] scores = predictions.scores()[i];
                for (int label : ClassRanking.of(scores).best(TOP)) {
                    json.writeStartObject();
                    json.writeStringField("label", classes.get(label));
                    json.writeNumberField("score", scores[label]);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }
}

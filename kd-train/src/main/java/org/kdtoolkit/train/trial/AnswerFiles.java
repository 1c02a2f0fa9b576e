package org.kdtoolkit.train.trial;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.train.config.KeptScores;
import org.kdtoolkit.train.config.ResolvedExperiment;

/** Writes what a network answered, as much of it as the experiment wants kept. */
public final class AnswerFiles {

    private final List<String> classes;
    private final KeptScores kept;
    private final TeacherAnswers teachers;

    /**
     * Prepares to write.
     *
     * @param experiment what is kept
     * @param dataset has the classes' names
     * @param teachers are asked about the same samples
     */
    @Inject
    public AnswerFiles(ResolvedExperiment experiment, Dataset dataset, TeacherAnswers teachers) {
        this.classes = dataset.classes();
        this.kept = experiment.config().evaluation().scores();
        this.teachers = teachers;
    }

    /**
     * Writes the classes that it found most likely.
     *
     * @throws DataException if the file can't be written
     */
    void writePredictions(Path file, Predictions predictions) {
        new PredictionsFile(file, kept).write(predictions, classes);
    }

    /**
     * Writes what it made of the samples.
     *
     * @throws DataException if the file can't be written, or a teacher can't be asked
     */
    void writeEmbeddings(Path file, Map<Subset, Predictions> predictions) {
        EmbeddingsFile embeddings = new EmbeddingsFile(classes, teachers);
        AtomicFile.write(file, out -> embeddings.write(predictions, out));
    }
}

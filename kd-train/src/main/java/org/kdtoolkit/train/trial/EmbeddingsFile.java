package org.kdtoolkit.train.trial;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.formats.numpy.NpzWriter;

/**
 * What a network made of the samples of subsets, and the teachers of the same ones: {@code
 * embeddings.npz}.
 *
 * @param classes the classes' names, in the order of the scores
 * @param teachers what the teachers say; empty where nobody wants to know
 */
record EmbeddingsFile(List<String> classes, TeacherAnswers teachers) {

    void write(Map<Subset, Predictions> predictions, OutputStream out) throws IOException {
        try (NpzWriter npz = new NpzWriter(out)) {
            npz.write("classes", classes);
            if (!teachers.names().isEmpty()) {
                npz.write("teachers", teachers.names());
            }
            for (Map.Entry<Subset, Predictions> entry : predictions.entrySet()) {
                String prefix = entry.getKey().key() + "/";
                write(prefix, entry.getValue(), npz);
                writeTeachers(prefix, entry.getKey(), entry.getValue().ids(), npz);
            }
        }
    }

    private void write(String prefix, Predictions of, NpzWriter npz) throws IOException {
        npz.write(prefix + "ids", of.ids());
        if (of.labels().stream().allMatch(labels -> labels.length == 1)) {
            npz.write(
                    prefix + "labels",
                    of.labels().stream().mapToLong(labels -> labels[0]).toArray());
        } else {
            npz.write(prefix + "labels", indicators(of, classes.size()));
            // each class is judged by all of its scores, not by those among the best five
            npz.write(prefix + "scores", of.scores());
        }
        npz.write(prefix + "embedding", of.embeddings());
    }

    private void writeTeachers(String prefix, Subset subset, List<String> ids, NpzWriter npz)
            throws IOException {
        for (String name : teachers.names()) {
            TeacherAnswers.Rows rows = teachers.of(name, subset, ids);
            String of = prefix + "teachers/" + name + "/";
            npz.write(of + "embedding", rows.embeddings());
            if (rows.logits().isPresent()) {
                npz.write(of + "logits", rows.logits().get());
            }
        }
    }

    private static boolean[][] indicators(Predictions predictions, int classes) {
        boolean[][] rows = new boolean[predictions.size()][classes];
        for (int i = 0; i < rows.length; i++) {
            for (int label : predictions.labels().get(i)) {
                rows[i][label] = true;
            }
        }
        return rows;
    }
}

package org.kdtoolkit.train.trial;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.formats.numpy.NpzWriter;

/** What a network made of the samples of subsets: {@code embeddings.npz}. */
final class EmbeddingsFile {

    private EmbeddingsFile() {}

    static void write(Map<Subset, Predictions> predictions, int classes, OutputStream out)
            throws IOException {
        try (NpzWriter npz = new NpzWriter(out)) {
            for (Map.Entry<Subset, Predictions> entry : predictions.entrySet()) {
                String prefix = entry.getKey().key() + "/";
                Predictions of = entry.getValue();
                npz.write(prefix + "ids", of.ids());
                if (of.labels().stream().allMatch(labels -> labels.length == 1)) {
                    npz.write(
                            prefix + "labels",
                            of.labels().stream().mapToLong(labels -> labels[0]).toArray());
                } else {
                    npz.write(prefix + "labels", indicators(of, classes));
                    // each class is judged by all of its scores, not by those among the best five
                    npz.write(prefix + "scores", of.scores());
                }
                npz.write(prefix + "embedding", of.embeddings());
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

package org.kdtoolkit.train.extension;

import java.util.List;
import org.kdtoolkit.api.model.LinearClassifier;

/**
 * What a teacher said of samples.
 *
 * @param asked about how many samples it was asked
 * @param embeddings of each that it knows [D]
 * @param logits of each [C]
 */
record AnsweredRows(int asked, List<float[]> embeddings, List<float[]> logits) {

    /** How many samples it knows. */
    int size() {
        return embeddings.size();
    }

    /** The largest logit, without its sign; 0 where there are none. */
    double largest() {
        double largest = 0;
        for (float[] row : logits) {
            for (float value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return largest;
    }

    /** By how much a layer misses the logits at most. */
    double miss(LinearClassifier classifier) {
        double miss = 0;
        for (int row = 0; row < size(); row++) {
            double[] computed = classifier.logits(embeddings.get(row));
            float[] said = logits.get(row);
            for (int c = 0; c < said.length; c++) {
                miss = Math.max(miss, Math.abs(computed[c] - said[c]));
            }
        }
        return miss;
    }
}

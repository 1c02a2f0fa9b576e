package org.kdtoolkit.train.extension;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.teachers.TeacherPass;

/** Asks a teacher about samples in a drawn order, until enough of them are known to it. */
final class AnswerCollector {

    /** About how many samples it is asked at once, at least. */
    private static final int AT_ONCE = 256;

    private final AskedTeacher asked;
    private final Subset subset;
    private final List<float[]> embeddings = new ArrayList<>();
    private final List<float[]> logits = new ArrayList<>();

    /**
     * Prepares to ask.
     *
     * @param asked a teacher with logits
     */
    AnswerCollector(AskedTeacher asked, Subset subset) {
        this.asked = asked;
        this.subset = subset;
    }

    /**
     * What it says.
     *
     * @param enough how many samples it is to know, if it knows as many
     * @throws DataException if it says numbers that are not finite
     */
    AnsweredRows collect(int enough) {
        int[] order = AskedTeacher.order().indices(asked.dataset().samples(subset).size());
        int done = 0;
        while (done < order.length && embeddings.size() < enough) {
            int next = Math.max(enough - embeddings.size(), AT_ONCE);
            int end = Math.min(order.length, done + next);
            ask(Arrays.copyOfRange(order, done, end));
            done = end;
        }
        return new AnsweredRows(done, embeddings, logits);
    }

    private void ask(int[] indices) {
        new TeacherPass(
                        asked.teacher(),
                        asked.dataset(),
                        asked.modality(),
                        asked.faults(),
                        asked.manager())
                .ask(
                        subset,
                        size -> indices,
                        (index, embedding, scores) -> {
                            embeddings.add(finite(index, embedding));
                            logits.add(finite(index, scores.orElseThrow()));
                        });
    }

    private float[] finite(int index, float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new DataException(
                        "the classifier of the teacher '%s' is to be reused, but what it says of the sample '%s' (%s) holds %s; look at its files or weights"
                                .formatted(
                                        asked.name(),
                                        asked.dataset().samples(subset).id(index),
                                        subset.key(),
                                        value));
            }
        }
        return values;
    }
}

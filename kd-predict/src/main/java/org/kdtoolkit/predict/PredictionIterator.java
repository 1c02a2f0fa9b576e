package org.kdtoolkit.predict;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;

/**
 * Asks a network about sample after sample. The views of samples go through it one after the other,
 * full batches at a time, so that a sample's views may be in two of them. For one thread.
 */
final class PredictionIterator implements Iterator<Prediction> {

    private final StudentDescription description;
    private final Function<NDArray, Answers> network;
    private final NDManager manager;
    private final Iterator<List<HostTensor>> samples;

    private final List<HostTensor> batch = new ArrayList<>();
    private final Deque<Integer> views = new ArrayDeque<>();
    private final Deque<Prediction> finished = new ArrayDeque<>();
    private ViewMean current;

    PredictionIterator(
            StudentDescription description,
            Function<NDArray, Answers> network,
            NDManager manager,
            Iterator<List<HostTensor>> samples) {
        this.description = description;
        this.network = network;
        this.manager = manager;
        this.samples = samples;
    }

    @Override
    public boolean hasNext() {
        while (finished.isEmpty() && samples.hasNext()) {
            List<HostTensor> sample = samples.next();
            if (sample.isEmpty()) {
                throw new IllegalArgumentException("expected at least one view of a sample");
            }
            views.add(sample.size());
            sample.forEach(this::add);
        }
        if (finished.isEmpty() && !batch.isEmpty()) {
            ask();
        }
        return !finished.isEmpty();
    }

    @Override
    public Prediction next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there are no more samples");
        }
        return finished.remove();
    }

    private void add(HostTensor view) {
        requireShape(view);
        if (!batch.isEmpty() && !batch.get(0).shape().equals(view.shape())) {
            ask();
        }
        batch.add(view);
        if (batch.size() == description.batchSize()) {
            ask();
        }
    }

    private void requireShape(HostTensor view) {
        long[] expected = description.inputShape().getShape();
        long[] found = view.shape().getShape();
        boolean fits = expected.length == found.length;
        for (int axis = 0; fits && axis < expected.length; axis++) {
            fits = expected[axis] == -1 || expected[axis] == found[axis];
        }
        if (!fits) {
            throw new DataException(
                    "expected an input of shape %s, found %s"
                            .formatted(description.inputShape(), view.shape()));
        }
    }

    private void ask() {
        Answers answers;
        try (NDManager step = manager.newSubManager()) {
            answers = network.apply(Answers.batch(batch, step));
        } catch (EngineException e) {
            throw MemoryException.of(e, withWhat()).<RuntimeException>map(no -> no).orElse(e);
        }
        for (int row = 0; row < batch.size(); row++) {
            add(answers.embeddings()[row], answers.scores()[row]);
        }
        batch.clear();
    }

    private String withWhat() {
        int inputs = batch.size();
        return "with %d input%s of shape %s at a time; %s"
                .formatted(
                        inputs,
                        inputs == 1 ? "" : "s",
                        batch.get(0).shape(),
                        inputs > Answers.BLOCK
                                ? "ask about fewer, such as '--batch-size %d'".formatted(inputs / 2)
                                : "fewer take no less, so end other programs, or use a machine"
                                        + " with more memory");
    }

    private static void requireNumbers(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new DataException(
                        "the student says %s of a sample; look for values in its input that are no numbers, or are very large"
                                .formatted(value));
            }
        }
    }

    private void add(float[] embedding, float[] scores) {
        requireNumbers(embedding);
        requireNumbers(scores);
        if (current == null) {
            current = new ViewMean(embedding.length, scores.length);
        }
        current.add(embedding, scores);
        if (current.views() == views.element()) {
            views.remove();
            finished.add(
                    new Prediction(description.classes(), current.scores(), current.embedding()));
            current = null;
        }
    }
}

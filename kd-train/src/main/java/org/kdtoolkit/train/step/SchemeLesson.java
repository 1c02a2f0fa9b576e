package org.kdtoolkit.train.step;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.ReadingListener;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.distill.SchemeStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;

/** A scheme's own way: it passes networks as it likes, and its terms are the only ones. */
public final class SchemeLesson implements Lesson {

    private final Scheme scheme;
    private final Function<SchemeStep, List<StudentLoss>> losses;
    private final List<ViewRequest> views;
    private final Engine engine;

    /**
     * Prepares to learn from the scheme's own terms.
     *
     * @param scheme computes the terms
     * @param views what it reads of batches, besides their inputs
     * @param engine on which its arrays are
     */
    public SchemeLesson(Scheme scheme, List<ViewRequest> views, Engine engine) {
        this(scheme, scheme::losses, views, engine);
    }

    /**
     * Prepares to learn from terms of another time, such as those of {@link SchemeStages}.
     *
     * @param scheme is told of updates and steps
     * @param losses computes the terms
     * @param views what it reads of batches, besides their inputs
     * @param engine on which its arrays are
     */
    public SchemeLesson(
            Scheme scheme,
            Function<SchemeStep, List<StudentLoss>> losses,
            List<ViewRequest> views,
            Engine engine) {
        this.scheme = scheme;
        this.losses = losses;
        this.views = List.copyOf(views);
        this.engine = engine;
    }

    /**
     * {@inheritDoc}
     *
     * @throws ConfigurationException if the scheme gives no term
     */
    @Override
    public Learnt learn(Batch batch, TrainingMoment moment, ReadingListener readings) {
        List<StudentLoss> terms;
        try (GradientCollector collector = engine.newGradientCollector()) {
            terms = losses.apply(new SchemeStep(batch, moment));
            collector.backward(
                    terms.stream()
                            .map(StudentLoss::value)
                            .map(SchemeLesson::scalar)
                            .reduce(NDArray::add)
                            .orElseThrow(SchemeLesson::nothing));
        }
        return new Learnt(Losses.of(terms.toArray(StudentLoss[]::new)), () -> culprit(batch));
    }

    private static NDArray scalar(NDArray value) {
        return value.getShape().isScalar() ? value : value.sum();
    }

    private static ConfigurationException nothing() {
        return new ConfigurationException(
                "the training scheme gives no loss term, so that there is nothing to learn; tell"
                        + " its author");
    }

    private Optional<String> culprit(Batch batch) {
        Stream<Optional<String>> inputs =
                batch.inputs().entrySet().stream()
                        .map(input -> NonFiniteInput.of(input.getKey(), input.getValue(), batch));
        Stream<Optional<String>> ofViews =
                views.stream()
                        .flatMap(
                                view ->
                                        batch.inputs(view.modality(), view.view()).stream()
                                                .map(
                                                        input ->
                                                                NonFiniteInput.of(
                                                                        view.modality(),
                                                                        input,
                                                                        batch)));
        return Stream.concat(inputs, ofViews).flatMap(Optional::stream).findFirst();
    }

    @Override
    public void afterUpdate(TrainingMoment moment) {
        scheme.afterUpdate(moment);
    }

    @Override
    public void afterStep() {
        scheme.afterStep();
    }
}

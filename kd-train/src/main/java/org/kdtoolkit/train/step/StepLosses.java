package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Losses;

/**
 * The loss terms of a step and the sizes of its gradients. They are one array on the device, which
 * reaches the host when somebody reads them.
 */
public final class StepLosses {

    private static final int SHOWN_SAMPLES = 5;

    private final List<String> terms;
    private final List<String> sides;
    private final List<String> samples;
    private final NDArray figures;
    private float[] host = {};

    private StepLosses(
            List<String> terms, List<String> sides, List<String> samples, NDArray figures) {
        this.terms = terms;
        this.sides = sides;
        this.samples = samples;
        this.figures = figures;
    }

    /**
     * Puts the figures of a step side by side. Not to be called while gradients are collected.
     *
     * @param losses the terms, weighted; at least one
     * @param squaredNorms the squared norms of the sides' gradients, scalars, by the sides' names
     * @param batch the samples; the manager of the first loss owns the figures
     */
    static StepLosses of(Losses losses, Map<String, NDArray> squaredNorms, Batch batch) {
        List<String> terms = new ArrayList<>();
        NDList figures = new NDList();
        losses.student()
                .forEach(
                        loss -> {
                            terms.add(loss.name());
                            figures.add(scalar(loss.value()));
                        });
        losses.distiller()
                .forEach(
                        loss -> {
                            terms.add(loss.name());
                            figures.add(scalar(loss.value()));
                        });
        squaredNorms.values().forEach(figures::add);
        return new StepLosses(
                terms, List.copyOf(squaredNorms.keySet()), batch.ids(), NDArrays.stack(figures));
    }

    private static NDArray scalar(NDArray value) {
        return value.getShape().isScalar() ? value : value.reshape(new Shape());
    }

    /** How many samples the step learnt from. */
    public int batchSize() {
        return samples.size();
    }

    /** Gives the figures to a manager, until which closes they can be read. */
    public void attach(NDManager owner) {
        if (host.length == 0) {
            figures.attach(owner);
        }
    }

    /** Brings the figures of several steps to the host, all at once. */
    public static void fetch(List<StepLosses> steps) {
        List<StepLosses> away = steps.stream().filter(step -> step.host.length == 0).toList();
        if (away.isEmpty()) {
            return;
        }
        float[] all = toHost(away.stream().map(step -> step.figures).toList());
        int first = 0;
        for (StepLosses step : away) {
            int end = first + step.terms.size() + step.sides.size();
            step.host = Arrays.copyOfRange(all, first, end);
            step.figures.close();
            first = end;
        }
    }

    private static float[] toHost(List<NDArray> figures) {
        if (figures.size() == 1) {
            return figures.get(0).toFloatArray();
        }
        try (NDArray together = NDArrays.concat(new NDList(figures))) {
            return together.toFloatArray();
        }
    }

    /**
     * The value of each loss term; reads from the device unless the figures were {@link #fetch
     * fetched}.
     *
     * @throws NonFiniteException if a term or a gradient is not finite
     */
    public Map<String, Double> values() {
        return values(Optional::empty);
    }

    /**
     * The same.
     *
     * @param culprit says what came into the step and is not finite, if that is known
     */
    Map<String, Double> values(Supplier<Optional<String>> culprit) {
        fetch(List.of(this));
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < terms.size(); i++) {
            values.merge(terms.get(i), (double) host[i], Double::sum);
        }
        if (!values.values().stream().allMatch(Double::isFinite)) {
            throw broken(values, culprit.get());
        }
        for (int i = 0; i < sides.size(); i++) {
            double norm = Math.sqrt(host[terms.size() + i]);
            if (!Double.isFinite(norm)) {
                throw new NonFiniteException(
                        "the %s's gradient is %s although every loss is finite, for the samples %s; a higher temperature may help"
                                .formatted(sides.get(i), norm, some()));
            }
        }
        return values;
    }

    private NonFiniteException broken(Map<String, Double> values, Optional<String> culprit) {
        String others =
                values.entrySet().stream()
                        .filter(term -> Double.isFinite(term.getValue()))
                        .map(term -> "%s %.4g".formatted(term.getKey(), term.getValue()))
                        .collect(Collectors.joining(", "));
        String cause =
                culprit.orElseGet(
                        () ->
                                "for the samples %s; a lower learning rate or a higher temperature may help"
                                        .formatted(some()));
        return new NonFiniteException(
                "loss %s (the others: %s)%s%s"
                        .formatted(
                                nonFinite(values.entrySet().stream()),
                                others.isEmpty() ? "none" : others,
                                culprit.isPresent() ? ": " : " ",
                                cause));
    }

    private static String nonFinite(Stream<Map.Entry<String, Double>> terms) {
        return terms.filter(term -> !Double.isFinite(term.getValue()))
                .map(term -> "'%s' is %s".formatted(term.getKey(), term.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String some() {
        int shown = Math.min(SHOWN_SAMPLES, samples.size());
        String list = String.join(", ", samples.subList(0, shown));
        return samples.size() > shown
                ? list + " and %d more".formatted(samples.size() - shown)
                : list;
    }
}

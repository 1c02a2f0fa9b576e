package org.kdtoolkit.api.data;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Samples on their way through a network. The arrays belong to the manager that the batch was made
 * in, and live as long as it. Where samples are judged by several {@link View views}, a row is a
 * view, and a sample's rows follow each other.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class Batch {

    private final Subset subset;
    private final List<String> ids;
    private final int[] indices;
    private final Map<String, NDArray> inputs;
    private final Targets targets;

    private Batch(
            Subset subset,
            List<String> ids,
            int[] indices,
            Map<String, NDArray> inputs,
            Targets targets) {
        this.subset = subset;
        this.ids = ids;
        this.indices = indices;
        this.inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        this.targets = targets;
    }

    /**
     * A batch.
     *
     * @param subset where the samples come from
     * @param ids [B] sample ids
     * @param indices [B] the samples' indices in {@link Dataset#samples}
     * @param inputs [B, ...] float32 for each modality that was asked for
     * @param targets the labels
     */
    public static Batch of(
            Subset subset,
            List<String> ids,
            int[] indices,
            Map<String, NDArray> inputs,
            Targets targets) {
        return new Batch(subset, List.copyOf(ids), indices.clone(), inputs, targets);
    }

    /** The number of samples B. */
    public int size() {
        return ids.size();
    }

    /** Where the samples come from. */
    public Subset subset() {
        return subset;
    }

    /** [B] sample ids. */
    public List<String> ids() {
        return ids;
    }

    /** [B] the samples' indices in {@link Dataset#samples}, by which memory banks are addressed. */
    public int[] indices() {
        return indices.clone();
    }

    /** The labels. */
    public Targets targets() {
        return targets;
    }

    /** [B, ...] float32 for each modality that was asked for. */
    public Map<String, NDArray> inputs() {
        return inputs;
    }

    /**
     * The input of a modality, [B, ...].
     *
     * @throws IllegalArgumentException if the batch was made without it
     */
    public NDArray input(String modality) {
        NDArray input = inputs.get(modality);
        if (input == null) {
            throw new IllegalArgumentException(
                    "the batch has no modality '%s', only %s".formatted(modality, inputs.keySet()));
        }
        return input;
    }

    /** Some of the samples. */
    public Batch rows(Rows rows) {
        Map<String, NDArray> taken = new LinkedHashMap<>();
        inputs.forEach((modality, input) -> taken.put(modality, rows.of(input)));
        return new Batch(
                subset,
                rows.kept().stream().map(ids::get).toList(),
                rows.kept().stream().mapToInt(row -> indices[row]).toArray(),
                taken,
                targets.rows(rows));
    }

    /** The same with another input in a modality, [B, ...]. */
    public Batch withInput(String modality, NDArray input) {
        Map<String, NDArray> others = new LinkedHashMap<>(inputs);
        others.put(modality, input);
        return new Batch(subset, ids, indices, others, targets);
    }

    /** The same with other labels. */
    public Batch withTargets(Targets others) {
        return new Batch(subset, ids, indices, inputs, others);
    }
}

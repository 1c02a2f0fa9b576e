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

    /** Between the names of a modality and of one of its views; in neither. */
    private static final String NAMED = "\n";

    private final Subset subset;
    private final List<String> ids;
    private final int[] indices;
    private final Map<String, NDArray> inputs;
    private final Targets targets;
    private final List<View> views;
    private final Map<String, List<NDArray>> named;

    private Batch(
            Subset subset,
            List<String> ids,
            int[] indices,
            Map<String, NDArray> inputs,
            Targets targets,
            List<View> views,
            Map<String, List<NDArray>> named) {
        this.subset = subset;
        this.ids = ids;
        this.indices = indices;
        this.inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        this.targets = targets;
        this.views = views;
        this.named = Map.copyOf(named);
    }

    /**
     * A batch of samples in their first view.
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
        return new Batch(
                subset,
                List.copyOf(ids),
                indices.clone(),
                inputs,
                targets,
                Collections.nCopies(ids.size(), View.FIRST),
                Map.of());
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

    /**
     * [B] how each sample is looked at: the {@link #inputs} are what {@link Samples#read(int,
     * String, View)} gives of it, before anything was done to them.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public List<View> views() {
        return views;
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

    /**
     * The views of a modality that a {@link ViewRequest} asked for.
     *
     * @return as many as were asked for, each [B, ...]
     * @throws IllegalArgumentException if the batch was made without them
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public List<NDArray> inputs(String modality, String view) {
        List<NDArray> found = named.get(modality + NAMED + view);
        if (found == null) {
            throw new IllegalArgumentException(
                    "the batch has no view '%s' of the modality '%s'".formatted(view, modality));
        }
        return found;
    }

    /** Some of the samples. */
    public Batch rows(Rows rows) {
        Map<String, NDArray> taken = new LinkedHashMap<>();
        inputs.forEach((modality, input) -> taken.put(modality, rows.of(input)));
        Map<String, List<NDArray>> takenViews = new LinkedHashMap<>();
        named.forEach((name, all) -> takenViews.put(name, all.stream().map(rows::of).toList()));
        return new Batch(
                subset,
                rows.kept().stream().map(ids::get).toList(),
                rows.kept().stream().mapToInt(row -> indices[row]).toArray(),
                taken,
                targets.rows(rows),
                rows.kept().stream().map(views::get).toList(),
                takenViews);
    }

    /** The same with another input in a modality, [B, ...]. */
    public Batch withInput(String modality, NDArray input) {
        Map<String, NDArray> others = new LinkedHashMap<>(inputs);
        others.put(modality, input);
        return new Batch(subset, ids, indices, others, targets, views, named);
    }

    /** The same with other labels. */
    public Batch withTargets(Targets others) {
        return new Batch(subset, ids, indices, inputs, others, views, named);
    }

    /**
     * The same, of samples that were looked at in other views.
     *
     * @param others [B]
     * @throws IllegalArgumentException if there is not one for each sample
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Batch withViews(List<? extends View> others) {
        if (others.size() != size()) {
            throw new IllegalArgumentException(
                    "a batch of %d samples needs as many views, found %d"
                            .formatted(size(), others.size()));
        }
        return new Batch(subset, ids, indices, inputs, targets, List.copyOf(others), named);
    }

    /**
     * The same with views that a {@link ViewRequest} asked for.
     *
     * @param inputs each [B, ...]
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Batch withInputs(String modality, String view, List<NDArray> inputs) {
        Map<String, List<NDArray>> others = new LinkedHashMap<>(named);
        others.put(modality + NAMED + view, List.copyOf(inputs));
        return new Batch(subset, ids, indices, this.inputs, targets, views, others);
    }
}

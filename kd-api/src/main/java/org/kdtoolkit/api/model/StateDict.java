package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Weights and running statistics under the names and layouts of PyTorch's {@code state_dict}, in
 * its order, so that files go back and forth without renaming. PyTorch's batch norms also count
 * their batches ({@code num_batches_tracked}), which nothing here depends on: the counters are not
 * among the entries.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class StateDict {

    /** What DJL's blocks call their parameters, and what PyTorch's modules do. */
    private static final Map<String, String> TORCH_NAMES =
            Map.of(
                    "weight", "weight",
                    "bias", "bias",
                    "gamma", "weight",
                    "beta", "bias",
                    "runningMean", "running_mean",
                    "runningVar", "running_var");

    private static final StateDict EMPTY = new StateDict(Map.of(), Map.of());

    /** Of how many entries that do not fit a message tells. */
    private static final int MOST_NAMED = 3;

    private final Map<String, Parameter> entries;
    private final Map<String, String> otherNames;

    private StateDict(Map<String, Parameter> entries, Map<String, String> otherNames) {
        this.entries = Collections.unmodifiableMap(entries);
        this.otherNames = Collections.unmodifiableMap(otherNames);
    }

    /** No weights. */
    public static StateDict empty() {
        return EMPTY;
    }

    /** Starts a list of weights. */
    public static Builder builder() {
        return new Builder();
    }

    /** The parameters by name, in order. */
    public Map<String, Parameter> entries() {
        return entries;
    }

    /**
     * Names that entries have in files of another tradition, each with the entry's own. What is
     * written has the entries' own names.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Map<String, String> otherNames() {
        return otherNames;
    }

    /** Those that are trained, in order: all but the running statistics. */
    public List<Parameter> trainable() {
        return entries.values().stream().filter(Parameter::requiresGradient).toList();
    }

    /** How many numbers are trained. */
    public long trainableSize() {
        return trainable().stream().mapToLong(p -> p.getArray().size()).sum();
    }

    /** The arrays themselves, named, not copied. */
    public NDList arrays() {
        NDList list = new NDList(entries.size());
        entries.forEach(
                (name, parameter) -> {
                    NDArray array = parameter.getArray();
                    array.setName(name);
                    list.add(array);
                });
        return list;
    }

    /**
     * Overwrites every entry in place. Values for other names are not looked at.
     *
     * @param values an array for each name, of the entry's shape
     * @throws IllegalArgumentException naming the first entries that are missing or have another
     *     shape, and how many more there are; nothing is overwritten then
     */
    public void load(Map<String, NDArray> values) {
        List<String> problems = new ArrayList<>();
        entries.forEach(
                (name, parameter) -> {
                    NDArray value = values.get(name);
                    if (value == null) {
                        problems.add("'" + name + "' is missing");
                    } else if (!value.getShape().equals(parameter.getArray().getShape())) {
                        problems.add(
                                "'%s' has shape %s, expected %s"
                                        .formatted(
                                                name,
                                                value.getShape(),
                                                parameter.getArray().getShape()));
                    }
                });
        if (!problems.isEmpty()) {
            int named = Math.min(MOST_NAMED, problems.size());
            String more =
                    problems.size() > named
                            ? "; and %d more do not fit".formatted(problems.size() - named)
                            : "";
            throw new IllegalArgumentException(
                    String.join("; ", problems.subList(0, named)) + more);
        }
        entries.forEach((name, parameter) -> overwrite(parameter.getArray(), values.get(name)));
    }

    /**
     * Overwrites all weights by those of another network of the same names and shapes.
     *
     * @throws IllegalArgumentException as {@link #load(Map)}
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public void load(StateDict other) {
        Map<String, NDArray> values = new LinkedHashMap<>();
        other.entries.forEach((name, parameter) -> values.put(name, parameter.getArray()));
        load(values);
    }

    /**
     * Overwrites an array in place and on its device; DJL's {@code copyTo} goes through the host.
     *
     * @param target what is overwritten; must not be recorded by a gradient collector
     * @param value an array of the same shape
     */
    public static void overwrite(NDArray target, NDArray value) {
        target.set(new NDIndex("..."), value);
    }

    /** Collects weights. */
    public static final class Builder {

        private final Map<String, Parameter> entries = new LinkedHashMap<>();
        private final Map<String, String> otherNames = new LinkedHashMap<>();

        private Builder() {}

        /** Adds one parameter. */
        public Builder add(String name, Parameter parameter) {
            if (entries.putIfAbsent(name, parameter) != null) {
                throw new IllegalArgumentException("two weights are named '" + name + "'");
            }
            return this;
        }

        /**
         * Adds the parameters of one of DJL's layers (linear, convolution, batch norm), as PyTorch
         * names those of the same layer, or of a block that names its own.
         */
        public Builder add(String prefix, Block layer) {
            if (layer instanceof Stateful named) {
                return add(prefix, named.state());
            }
            layer.getDirectParameters()
                    .forEach(
                            pair ->
                                    add(
                                            prefix
                                                    + "."
                                                    + TORCH_NAMES.getOrDefault(
                                                            pair.getKey(), pair.getKey()),
                                            pair.getValue()));
            return this;
        }

        /** Adds all of another list, each name behind the prefix and a full stop. */
        public Builder add(String prefix, StateDict other) {
            String before = prefix + ".";
            other.entries().forEach((name, parameter) -> add(before + name, parameter));
            other.otherNames().forEach((name, own) -> addOtherName(before + name, before + own));
            return this;
        }

        /** Adds all of another list under the names that they have there. */
        public Builder addAll(StateDict other) {
            other.entries().forEach(this::add);
            other.otherNames().forEach(this::addOtherName);
            return this;
        }

        /**
         * Lets files have an entry under another name, too.
         *
         * @param name the other name
         * @param own the entry's
         */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder addOtherName(String name, String own) {
            otherNames.put(name, own);
            return this;
        }

        /** The finished list. */
        public StateDict build() {
            return new StateDict(new LinkedHashMap<>(entries), new LinkedHashMap<>(otherNames));
        }
    }
}

package org.kdtoolkit.datasets.listing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The conditions of many samples, which need no memory where a list says nothing of them. */
final class ConditionColumn {

    private final int[] numbers;
    private final List<String> names;

    private ConditionColumn(int[] numbers, List<String> names) {
        this.numbers = numbers;
        this.names = names;
    }

    Optional<String> get(int index) {
        return names.isEmpty() || numbers[index] == 0
                ? Optional.empty()
                : Optional.of(names.get(numbers[index] - 1));
    }

    /** Collects conditions. */
    static final class Builder {

        private final IntColumn numbers = new IntColumn();
        private final Map<String, Integer> known = new LinkedHashMap<>();

        /** Adds a sample's condition; empty where nobody says it. */
        void add(Optional<String> condition) {
            numbers.add(
                    condition
                            .map(name -> known.computeIfAbsent(name, n -> known.size() + 1))
                            .orElse(0));
        }

        ConditionColumn build() {
            return known.isEmpty()
                    ? new ConditionColumn(new int[0], List.of())
                    : new ConditionColumn(numbers.toArray(), new ArrayList<>(known.keySet()));
        }
    }
}

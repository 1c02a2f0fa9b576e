package org.kdtoolkit.report.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a search has spent.
 *
 * @param rungs after how many epochs candidates were compared, rising, the last the whole training;
 *     a single one where each was trained to its end
 * @param reduction one of how many went on from a rung to the next; null where there is a single
 *     rung
 * @param epochs how many epochs it took the candidates of each method to come to their rungs, over
 *     all seeds; empty in files of versions that did not count them
 */
public record SearchBudget(
        List<Integer> rungs,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer reduction,
        Map<String, Integer> epochs) {

    private static final SearchBudget UNKNOWN = new SearchBudget(List.of(), null, Map.of());

    /** Copies list and map. */
    public SearchBudget {
        rungs = RequiredValues.listIfAny("rungs", rungs);
        epochs = RequiredValues.mapIfAny("epochs", epochs);
    }

    static SearchBudget orUnknown(SearchBudget budget) {
        return Objects.requireNonNullElse(budget, UNKNOWN);
    }

    /** Whether poor candidates were given up before the end of their training. */
    @JsonIgnore
    public boolean gaveUpEarly() {
        return rungs.size() > 1;
    }

    /**
     * The epochs of the whole training.
     *
     * @throws IndexOutOfBoundsException if nobody counted
     */
    public int whole() {
        return height(rungs.size());
    }

    /** The epochs of a rung, counted from 1. */
    public int height(int rung) {
        return rungs.get(rung - 1);
    }
}

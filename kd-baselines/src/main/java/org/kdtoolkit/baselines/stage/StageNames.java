package org.kdtoolkit.baselines.stage;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Alone;
import org.kdtoolkit.api.config.Distinct;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.distill.DistillerContext;

/** Which of the student's stages are read, as the key {@code stages} says: all, or some by name. */
public record StageNames(
        @Alone @Doc("'all' takes all stages of the student") Optional<EveryStage> which,
        @Alone @Doc("names of the student's stages, from the first to the last") @NotEmpty @Distinct
                Optional<List<String>> names) {

    /**
     * Checks that the stages are told in one way.
     *
     * @throws IllegalArgumentException if they are told in both or in neither
     */
    public StageNames {
        if (which.isPresent() == names.isPresent()) {
            throw new IllegalArgumentException(
                    "expected 'all' or names of stages, found "
                            + (which.isPresent() ? "both" : "neither"));
        }
    }

    /** All stages. */
    public static StageNames all() {
        return new StageNames(Optional.of(EveryStage.ALL), Optional.empty());
    }

    /** Some stages. */
    public static StageNames of(List<String> names) {
        return new StageNames(Optional.empty(), Optional.of(names));
    }

    /** Whether all stages are read, whatever their names. */
    public boolean isAll() {
        return which.isPresent();
    }

    /** The names that are told; none where all stages are read. */
    public List<String> told() {
        return names.orElse(List.of());
    }

    /**
     * The names of the stages that are read.
     *
     * @param context has them, or all stages, from the first to the last
     */
    public List<String> in(DistillerContext context) {
        return names.orElseGet(() -> List.copyOf(context.studentStages().keySet()));
    }
}

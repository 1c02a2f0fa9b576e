package org.kdtoolkit.baselines.stage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.plugin.ObjectiveProvider;

/** What a provider says of itself whose objective has the key {@code stages}. */
public final class StagedProvider {

    private StagedProvider() {}

    /**
     * Begins to describe a provider that may compare stages.
     *
     * @param name the name in the YAML file
     * @param configuration the record of its keys
     * @param stages the stages that are compared, where some are told
     * @param otherwise what the objective needs where none are
     */
    public static <C extends Record> ObjectiveProvider.Builder<C> builder(
            String name,
            Class<C> configuration,
            Function<C, Optional<StagePairs>> stages,
            Need otherwise) {
        return ObjectiveProvider.builder(name, configuration)
                .triedBeforehand()
                .needs(config -> stages.apply(config).isPresent() ? Set.of() : Set.of(otherwise))
                .everyStageInPairs(
                        config -> stages.apply(config).filter(StagePairs::isAll).isPresent())
                .studentStages(
                        config -> stages.apply(config).map(StagePairs::students).orElse(List.of()))
                .teacherStages(
                        config -> stages.apply(config).map(StagePairs::teachers).orElse(List.of()));
    }
}

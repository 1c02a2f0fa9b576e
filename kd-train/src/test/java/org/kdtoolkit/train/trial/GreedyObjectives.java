package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.api.plugin.Provider;

/** Objectives that ask for four terabytes of memory, which no machine of the tests has. */
final class GreedyObjectives {

    /** No settings. */
    record Config() {}

    private GreedyObjectives() {}

    /** Asks for it when it is made, and in its first step. */
    static Provider<?, ?>[] all() {
        return new Provider<?, ?>[] {
            ObjectiveProvider.builder("greedy-when-made", Config.class)
                    .build(
                            (config, context) -> {
                                ask(context.manager());
                                return step -> Losses.none();
                            }),
            ObjectiveProvider.builder("greedy-in-a-step", Config.class)
                    .build(
                            (config, context) ->
                                    step -> {
                                        ask(step.student().embedding().getManager());
                                        return Losses.none();
                                    })
        };
    }

    private static void ask(NDManager manager) {
        manager.zeros(new Shape(1L << 40));
    }
}

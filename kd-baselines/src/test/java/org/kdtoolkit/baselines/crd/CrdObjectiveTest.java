package org.kdtoolkit.baselines.crd;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.testkit.ObjectiveContract;

class CrdObjectiveTest {

    /** As it is after the first step, which sets Z from the batch and holds it constant. */
    private static Objective afterFirstStep(Optional<Integer> queue, DistillerContext context) {
        CrdConfig config = new CrdConfig(16, 40, 0.5, 0.5, queue);
        Objective objective =
                new BaselinesPlugin().provider(Kind.OBJECTIVE, "crd").create(config, context);
        for (String side : new String[] {"v1", "v2"}) {
            objective
                    .state()
                    .entries()
                    .get("contrast.log_z_" + side)
                    .getArray()
                    .set(new float[] {1});
        }
        return objective;
    }

    @Nested
    class WithAMemoryOfAllSamples extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return afterFirstStep(Optional.empty(), context);
        }
    }

    @Nested
    class WithAQueue extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return afterFirstStep(Optional.of(4), context);
        }

        /** Each side's positive is the other's embedding, held constant. */
        @Override
        protected Set<Input> differentiable() {
            return EnumSet.complementOf(EnumSet.of(Input.EMBEDDING, Input.TARGET));
        }
    }
}

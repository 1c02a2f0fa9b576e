package org.kdtoolkit.baselines.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.testkit.ObjectiveContract;

class EmbeddingObjectiveTest {

    @Nested
    class Sp extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return new BaselinesPlugin()
                    .provider(Kind.OBJECTIVE, "sp")
                    .create(new SpConfig(), context);
        }
    }

    @Nested
    class Pkt extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return new BaselinesPlugin()
                    .provider(Kind.OBJECTIVE, "pkt")
                    .create(new PktConfig(), context);
        }
    }

    @Nested
    class Rkd extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return new BaselinesPlugin()
                    .provider(Kind.OBJECTIVE, "rkd")
                    .create(new RkdConfig(25, 50), context);
        }

        /** The target is held constant. */
        @Override
        protected Set<Input> differentiable() {
            return EnumSet.complementOf(EnumSet.of(Input.TARGET));
        }
    }

    @Test
    void needsEmbeddingsOfAnyWidthAndNoLogits() {
        Objective objective = new EmbeddingObjective(new SpLoss());
        assertThat(new BaselinesPlugin().provider(Kind.OBJECTIVE, "sp").needs(new SpConfig()))
                .containsExactly(Need.EMBEDDING);
        assertThat(objective.state().entries()).isEmpty();
    }
}

package org.kdtoolkit.csc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.testkit.ObjectiveContract;

class CscObjectiveTest {

    private static Objective create(CscConfig.Scheme scheme, DistillerContext context) {
        return new CscPlugin()
                .provider(Kind.OBJECTIVE, "csc")
                .create(new CscConfig(scheme, 0.07, 0.07), context);
    }

    @Test
    void needsAnEmbeddingAndNoLogits() {
        CscConfig config = new CscConfig(CscConfig.Scheme.CONSTANT, 0.07, 0.07);
        assertThat(new CscPlugin().provider(Kind.OBJECTIVE, "csc").needs(config))
                .containsExactlyInAnyOrder(Need.ALIGNED_EMBEDDING, Need.LABELS);
    }

    @Nested
    class Adaptive extends ObjectiveContract {

        @Override
        protected Objective objective(DistillerContext context) {
            return create(CscConfig.Scheme.ADAPTIVE, context);
        }

        @Override
        protected boolean needsLabels() {
            return true;
        }

        /** The temperature follows the embedding too, without passing a gradient on. */
        @Override
        protected Set<Input> differentiable() {
            return EnumSet.complementOf(EnumSet.of(Input.EMBEDDING));
        }
    }

    @Nested
    class Constant extends ObjectiveContract {

        @Override
        protected Objective objective(DistillerContext context) {
            return create(CscConfig.Scheme.CONSTANT, context);
        }

        @Override
        protected boolean needsLabels() {
            return true;
        }
    }
}

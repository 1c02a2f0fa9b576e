package org.kdtoolkit.baselines.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.testkit.ObjectiveContract;

class CcObjectiveTest extends ObjectiveContract {

    private static final int WIDTH = 16;

    @Override
    protected Objective objective(DistillerContext context) {
        return new BaselinesPlugin()
                .provider(Kind.OBJECTIVE, "cc")
                .create(new CcConfig(WIDTH), context);
    }

    @Override
    protected boolean dependsOnOrder() {
        return true;
    }

    @Test
    void mapsBothSidesToOneWidth() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Objective objective =
                    new CcObjective(
                            new TrainedLinear(8, WIDTH, manager),
                            new TrainedLinear(5, WIDTH, manager));
            assertThat(objective.state().entries().values())
                    .extracting(Parameter::getArray)
                    .extracting(array -> array.getShape())
                    .containsExactly(
                            new Shape(WIDTH, 8),
                            new Shape(WIDTH),
                            new Shape(WIDTH, 5),
                            new Shape(WIDTH));
            assertThat(objective.state().trainable()).hasSize(4);
        }
    }
}

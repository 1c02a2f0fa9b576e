package org.kdtoolkit.baselines.none;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.MethodContext;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.testkit.ProviderContract;

class NoneProviderTest extends ProviderContract {
    @Override
    protected Provider<?, ?, ?> provider() {
        return new NoneProvider();
    }

    @Test
    void addsNothingAndNeedsNoTeacher() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Method none =
                    new NoneProvider()
                            .create(
                                    new NoneConfig(),
                                    new MethodContext(
                                            FeatureMapShape.token(8), Map.of(), 3, 100, manager));
            assertThat(none.teachers()).isEmpty();
            assertThat(none.losses(null, Map.of(), null, TrainingMoment.of(1, 1)))
                    .isEqualTo(Losses.none());
            assertThat(none.state().entries()).isEmpty();
        }
    }
}

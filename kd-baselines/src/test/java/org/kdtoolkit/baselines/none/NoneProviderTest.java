package org.kdtoolkit.baselines.none;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Method;
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
                                    new DistillerContext(8, Optional.empty(), 3, 100, manager));
            assertThat(none.needsTeacher()).isFalse();
            assertThat(none.losses(null, null, null)).isEqualTo(Losses.none());
            assertThat(none.state().entries()).isEmpty();
        }
    }
}

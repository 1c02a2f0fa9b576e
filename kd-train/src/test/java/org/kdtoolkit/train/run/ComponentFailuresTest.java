package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Provider;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.config.plugin.Registry;

class ComponentFailuresTest {

    private final ComponentFailures failures = new ComponentFailures(Registry.builder().build());

    @Test
    void whatAComponentSaysComesWithoutTheFrameOfTheComposition() {
        ConfigurationException said = new ConfigurationException("the key is wrong");
        assertThatThrownBy(() -> open(said)).isSameAs(said);
    }

    @Test
    void soDoesWhatNobodyExpected() {
        IllegalStateException unexpected = new IllegalStateException("broken");
        OutOfMemoryError full = new OutOfMemoryError("Java heap space");
        assertThatThrownBy(() -> open(unexpected)).isSameAs(unexpected);
        assertThatThrownBy(() -> open(full)).isSameAs(full);
    }

    @Test
    void anEngineWithoutMemoryIsAMatterOfTheConfiguration() {
        assertThatThrownBy(() -> open(new EngineException("CUDA out of memory.")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "out of memory while parts of the experiment were opened; take a smaller"
                                + " network, or smaller batches ('batch-size', the teacher's own"
                                + " where a network teaches): CUDA out of memory.");
        EngineException other = new EngineException("sizes differ");
        assertThatThrownBy(() -> open(other)).isSameAs(other);
    }

    private void open(Throwable thrown) {
        Supplier<Number> component =
                () -> {
                    if (thrown instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) thrown;
                };
        Provider<Number> part =
                Guice.createInjector(
                                new AbstractModule() {
                                    @Override
                                    protected void configure() {
                                        bind(Number.class).toProvider(component::get);
                                    }
                                })
                        .getProvider(Number.class);
        failures.plainly(part::get, number -> number);
    }
}

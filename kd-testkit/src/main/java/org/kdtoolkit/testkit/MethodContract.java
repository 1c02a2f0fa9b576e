package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Method;

/**
 * What every whole {@link Method} keeps to. A test class extends this and says how the method is
 * created:
 *
 * <pre>{@code
 * class MyMethodTest extends MethodContract {
 *     @Override
 *     protected Method method(DistillerContext context) {
 *         return new MyMethod(0.5);
 *     }
 * }
 * }</pre>
 */
public abstract class MethodContract {

    private NDManager manager;

    /**
     * Creates the method under test; called several times, always with the same random seed. The
     * teacher of the context is the one that it may ask.
     */
    protected abstract Method method(DistillerContext context);

    /**
     * Whether its provider says that it {@link
     * org.kdtoolkit.api.plugin.MethodProvider#learnsWithoutLabels learns without labels}: false
     * unless overridden. It is then asked about samples with labels alone.
     */
    protected boolean learnsWithoutLabels() {
        return false;
    }

    @BeforeEach
    final void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    final void close() {
        manager.close();
    }

    @Test
    void returnsNamedFiniteScalars() {
        terms(ExampleStep.in(manager))
                .forEach(
                        (name, value) -> {
                            assertThat(name).isNotBlank();
                            assertThat(value.size()).as(name).isEqualTo(1);
                            assertThat(value.getFloat()).as(name).isFinite();
                        });
    }

    @Test
    void doesNotDependOnTheOrderOfTheBatch() {
        Map<String, NDArray> terms = terms(ExampleStep.in(manager));
        Map<String, NDArray> reversed = terms(ExampleStep.in(manager).reversed());
        assertThat(reversed.keySet()).isEqualTo(terms.keySet());
        terms.forEach((name, value) -> Closeness.DEFAULT.check(name, reversed.get(name), value));
    }

    private Map<String, NDArray> terms(ExampleStep example) {
        return trial(method(example.surroundings())).terms(example);
    }

    @Test
    void leavesNoArraysBehind() {
        Method method = method(ExampleStep.context(manager));
        int before = manager.getManagedArrays().size();
        try (NDManager step = manager.newSubManager()) {
            trial(method).take(ExampleStep.in(step));
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void hasTheSameGradientAfterAGarbageCollection() {
        Outcome expected = outcome(ExampleStep.in(manager));
        trial(method(ExampleStep.context(manager)))
                .take(ExampleStep.in(manager), FreedMemory::collect)
                .assertSame("after a garbage collection", expected);
    }

    @ParameterizedTest
    @EnumSource
    void staysFiniteWithAllGradientsAtThe(ExtremeStep extreme) {
        outcome(extreme.of(ExampleStep.in(manager))).assertFinite();
    }

    @Test
    void takesSeveralLabelsASampleOrRefusesThemByName() {
        ExampleStep example = ExampleStep.in(manager).severallyLabelled();
        ConfigurationException refusal =
                catchThrowableOfType(
                        ConfigurationException.class, () -> outcome(example).assertFinite());
        if (refusal != null) {
            assertThat(refusal).hasMessageContaining("several labels");
        }
    }

    @ParameterizedTest
    @EnumSource
    void staysFiniteWithLabelsOf(LabelledSamples samples) {
        outcome(samples.of(ExampleStep.in(manager))).assertFinite();
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameWhereAllSamplesAreMarkedAsLabelled(TargetKind targetKind) {
        Outcome unmarked = outcome(targetKind, UnaryOperator.identity());
        outcome(targetKind, LabelledSamples.ALL::of).assertSame("with all labels", unmarked);
    }

    @ParameterizedTest
    @EnumSource
    void doesNotLookAtWhatStandsWhereALabelIsMissing(TargetKind targetKind) {
        Outcome some = outcome(targetKind, LabelledSamples.SOME::of);
        outcome(targetKind, e -> LabelledSamples.SOME.of(e).withOthersWhereLabelsAreMissing())
                .assertSame("with other classes in rows without a label", some);
    }

    private Outcome outcome(TargetKind targetKind, UnaryOperator<ExampleStep> change) {
        ExampleStep example = change.apply(ExampleStep.in(manager, targetKind));
        try {
            return outcome(example);
        } catch (ConfigurationException refusal) {
            return Assumptions.abort("refused: " + refusal.getMessage());
        }
    }

    private Outcome outcome(ExampleStep example) {
        return trial(method(example.surroundings())).take(example);
    }

    private MethodTrial trial(Method method) {
        return new MethodTrial(method, learnsWithoutLabels());
    }
}

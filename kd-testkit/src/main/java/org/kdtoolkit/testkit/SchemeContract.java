package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Rows;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.distill.SchemeContext;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.Backbone;

/**
 * What every training {@link Scheme} keeps to, in its {@linkplain Scheme#initialStages stages
 * before the training} and in the training. A test class extends this and says how the scheme is
 * created, of which students, and what a batch looks like:
 *
 * <pre>{@code
 * class MySchemeTest extends SchemeContract {
 *     @Override
 *     protected Scheme scheme(SchemeContext context) {
 *         return new MyScheme(context);
 *     }
 *
 *     @Override
 *     protected Map<String, Scheme.Trainee> students(NDManager manager) {
 *         return Map.of("image", new Scheme.Trainee(myNetwork(manager), "image"));
 *     }
 *
 *     @Override
 *     protected Batch batch(NDManager manager) {
 *         return Batch.of(...);
 *     }
 * }
 * }</pre>
 */
public abstract class SchemeContract {

    private NDManager manager;

    /** Creates the scheme under test; called several times, always with the same random seed. */
    protected abstract Scheme scheme(SchemeContext context);

    /**
     * Creates the students; called several times, always with the same random seed.
     *
     * @param owner owns their arrays
     */
    protected abstract Map<String, Scheme.Trainee> students(NDManager owner);

    /**
     * The same batch each time, of at least four samples, with all inputs and views that the scheme
     * reads.
     *
     * @param owner owns its arrays
     */
    protected abstract Batch batch(NDManager owner);

    /** The views that the batch carries: none unless overridden. */
    protected List<ViewRequest> views() {
        return List.of();
    }

    /**
     * Whether the order of a batch makes no difference: true unless overridden. It makes one where
     * something is drawn for each sample.
     */
    protected boolean isIndifferentToOrder() {
        return true;
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
        List<StudentLoss> terms = trial(manager).terms(batch(manager));
        assertThat(terms).isNotEmpty();
        for (StudentLoss term : terms) {
            assertThat(term.name()).isNotBlank();
            assertThat(term.value().size()).as(term.name()).isEqualTo(1);
            assertThat(term.value().toFloatArray()[0]).as(term.name()).isFinite();
        }
    }

    @Test
    void theBatchsOrderMakesNoDifferenceWhereThereIsALaw() {
        Assumptions.assumeTrue(isIndifferentToOrder(), "something is drawn for each sample");
        Batch batch = batch(manager);
        Batch reversed =
                batch.rows(
                        Rows.of(
                                IntStream.range(0, batch.size())
                                        .map(row -> batch.size() - 1 - row)
                                        .boxed()
                                        .toList(),
                                batch.size(),
                                manager));
        List<StudentLoss> expected = trial(manager).terms(batch);
        List<StudentLoss> found = trial(manager).terms(reversed);
        for (int i = 0; i < expected.size(); i++) {
            Closeness.DEFAULT.check(
                    expected.get(i).name(), found.get(i).value(), expected.get(i).value());
        }
    }

    @Test
    void leavesNoArraysBehind() {
        SchemeTrial trial = trial(manager);
        take(trial, 0); // what a scheme keeps from its first step on is there now
        int before = manager.getManagedArrays().size();
        take(trial, 1);
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void goesOnFromASavedStateToTheBit() {
        SchemeTrial whole = trial(manager);
        take(whole, 0);
        Map<String, float[]> saved = whole.values();
        SchemeTrial resumed = trial(manager);
        resumed.load(saved, manager);
        take(whole, 1);
        take(resumed, 1);
        Map<String, float[]> expected = whole.values();
        resumed.values()
                .forEach((name, value) -> assertThat(value).as(name).isEqualTo(expected.get(name)));
    }

    @Test
    void changesNoTrainedWeightByItself() {
        SchemeTrial trial = trial(manager);
        Map<String, float[]> before = trial.trained();
        trial.terms(batch(manager));
        trial.trained()
                .forEach((name, value) -> assertThat(value).as(name).isEqualTo(before.get(name)));
    }

    @Test
    void weightsThatNoTermReachesAreNotItsOwn() {
        SchemeTrial trial = trial(manager);
        try (NDManager step = manager.newSubManager()) {
            assertThat(trial.unreached(batch(step)))
                    .as("weights of the scheme that are said to be trained, and have no gradient")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-20, 1e4})
    void staysFiniteWithInputsTimes(double factor) {
        SchemeTrial trial = trial(manager);
        try (NDManager step = manager.newSubManager()) {
            trial.take(scaled(batch(step), factor), 0);
        }
        trial.values()
                .forEach(
                        (name, values) -> {
                            for (float value : values) {
                                assertThat(value).as(name).isFinite();
                            }
                        });
    }

    private Batch scaled(Batch batch, double factor) {
        Batch scaled = batch;
        for (Map.Entry<String, NDArray> input : batch.inputs().entrySet()) {
            scaled = scaled.withInput(input.getKey(), input.getValue().mul(factor));
        }
        for (ViewRequest view : views()) {
            List<NDArray> inputs =
                    batch.inputs(view.modality(), view.view()).stream()
                            .map(input -> input.mul(factor))
                            .toList();
            scaled = scaled.withInputs(view.modality(), view.view(), inputs);
        }
        return scaled;
    }

    @Test
    void keepsWhatItLeavesAmongItsState() {
        SchemeTrial trial = trial(manager);
        Set<NDArray> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        trial.scheme().state().entries().values().forEach(p -> kept.add(p.getArray()));
        trial.students()
                .values()
                .forEach(
                        student ->
                                student.network()
                                        .state()
                                        .entries()
                                        .values()
                                        .forEach(p -> kept.add(p.getArray())));
        trial.scheme()
                .products()
                .forEach(
                        (name, product) ->
                                product.network()
                                        .state()
                                        .entries()
                                        .forEach(
                                                (weight, parameter) ->
                                                        assertThat(kept)
                                                                .as("%s of '%s'", weight, name)
                                                                .contains(parameter.getArray())));
    }

    private void take(SchemeTrial trial, int number) {
        try (NDManager step = manager.newSubManager()) {
            trial.take(batch(step), number);
        }
    }

    private SchemeTrial trial(NDManager owner) {
        Map<String, Scheme.Trainee> students = seeded(owner);
        return new SchemeTrial(scheme(context(students, owner)), students, owner);
    }

    private SchemeContext context(Map<String, Scheme.Trainee> students, NDManager owner) {
        return SchemeContext.of(
                students,
                name -> {
                    Backbone copy = seeded(owner).get(name).network();
                    copy.state().load(students.get(name).network().state());
                    return copy;
                },
                name -> {
                    owner.getEngine().setRandomSeed(38);
                    return students(owner).get(name).network();
                },
                batchSize(),
                owner);
    }

    private Map<String, Scheme.Trainee> seeded(NDManager owner) {
        owner.getEngine().setRandomSeed(37);
        return new LinkedHashMap<>(students(owner));
    }

    private int batchSize() {
        try (NDManager scratch = manager.newSubManager()) {
            return batch(scratch).size();
        }
    }
}

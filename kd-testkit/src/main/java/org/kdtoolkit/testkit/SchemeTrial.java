package org.kdtoolkit.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.distill.SchemeStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.StateDict;

/**
 * Steps of a training scheme, by plain gradient descent.
 *
 * @param scheme fresh, so that steps of the same batch are the same
 * @param students what it trains
 * @param manager owns their arrays
 */
record SchemeTrial(Scheme scheme, Map<String, Scheme.Trainee> students, NDManager manager) {

    private static final float RATE = 0.01f;
    private static final int STEPS = 4;
    private static final String OWN = "scheme.";

    private static TrainingMoment moment(int number) {
        return TrainingMoment.of(1, 1).atStep(number, STEPS);
    }

    /** The terms of the stages before the training, one after the other, and of the training. */
    private List<Function<SchemeStep, List<StudentLoss>>> times() {
        List<Function<SchemeStep, List<StudentLoss>>> times = new ArrayList<>();
        scheme.initialStages().forEach(stage -> times.add(stage::losses));
        times.add(scheme::losses);
        return times;
    }

    /** All terms of a batch, without a gradient. */
    List<StudentLoss> terms(Batch batch) {
        manager.getEngine().setRandomSeed(41);
        SchemeStep step = new SchemeStep(batch, moment(0));
        return times().stream().flatMap(time -> time.apply(step).stream()).toList();
    }

    /** Leaves the gradients of a batch with the weights. */
    private void backward(Function<SchemeStep, List<StudentLoss>> losses, Batch batch, int number) {
        manager.getEngine().setRandomSeed(41 + number);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(
                    losses.apply(new SchemeStep(batch, moment(number))).stream()
                            .map(StudentLoss::value)
                            .reduce(NDArray::add)
                            .orElseThrow());
        }
    }

    /** A whole step of each stage, and one of the training. */
    void take(Batch batch, int number) {
        for (Function<SchemeStep, List<StudentLoss>> time : times()) {
            backward(time, batch, number);
            trainedArrays().values().forEach(this::move);
            scheme.afterUpdate(moment(number));
            scheme.afterStep();
        }
    }

    private void move(NDArray weight) {
        try (NDArray gradient = weight.getGradient();
                NDArray by = gradient.mul(RATE);
                NDArray plain = weight.stopGradient();
                NDArray next = plain.sub(by)) {
            weight.setRequiresGradient(false);
            StateDict.overwrite(weight, next);
            weight.setRequiresGradient(true);
            gradient.subi(gradient);
        }
    }

    private Map<String, Parameter> entries() {
        Map<String, Parameter> entries = new LinkedHashMap<>();
        students.forEach(
                (student, trainee) ->
                        trainee.network()
                                .state()
                                .entries()
                                .forEach((name, p) -> entries.put(student + "." + name, p)));
        scheme.state().entries().forEach((name, p) -> entries.put(OWN + name, p));
        return entries;
    }

    /** All that changes, by name. */
    Map<String, float[]> values() {
        Map<String, float[]> values = new LinkedHashMap<>();
        entries().forEach((name, p) -> values.put(name, p.getArray().toFloatArray()));
        return values;
    }

    /** The trained weights by name. */
    Map<String, float[]> trained() {
        Map<String, float[]> values = new LinkedHashMap<>();
        entries()
                .forEach(
                        (name, p) -> {
                            if (p.requiresGradient()) {
                                values.put(name, p.getArray().toFloatArray());
                            }
                        });
        return values;
    }

    /** The scheme's own trained weights whose gradients of a batch are zero at all times. */
    Set<String> unreached(Batch batch) {
        Set<String> unreached = new LinkedHashSet<>(trainedArrays().keySet());
        unreached.removeIf(name -> !name.startsWith(OWN));
        for (Function<SchemeStep, List<StudentLoss>> time : times()) {
            backward(time, batch, 0);
            trainedArrays()
                    .forEach(
                            (name, weight) -> {
                                if (!clearedWasZero(weight)) {
                                    unreached.remove(name);
                                }
                            });
        }
        return unreached;
    }

    /** Sets a gradient to zero, and says whether it was. */
    private static boolean clearedWasZero(NDArray weight) {
        try (NDArray gradient = weight.getGradient()) {
            float[] values = gradient.toFloatArray();
            gradient.subi(gradient);
            for (float value : values) {
                if (value != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The trained weights by name, each once. */
    private Map<String, NDArray> trainedArrays() {
        Set<NDArray> known = Collections.newSetFromMap(new IdentityHashMap<>());
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        entries()
                .forEach(
                        (name, parameter) -> {
                            if (parameter.requiresGradient() && known.add(parameter.getArray())) {
                                arrays.put(name, parameter.getArray());
                            }
                        });
        return arrays;
    }

    /** Overwrites all that changes. */
    void load(Map<String, float[]> values, NDManager owner) {
        try (NDManager scratch = owner.newSubManager()) {
            entries()
                    .forEach(
                            (name, p) -> {
                                NDArray array = p.getArray();
                                boolean trained = p.requiresGradient();
                                array.setRequiresGradient(false);
                                StateDict.overwrite(
                                        array, scratch.create(values.get(name), array.getShape()));
                                array.setRequiresGradient(trained);
                            });
        }
    }
}

package org.kdtoolkit.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** The terms of a batch, without a gradient. */
    List<StudentLoss> terms(Batch batch) {
        manager.getEngine().setRandomSeed(41);
        return scheme.losses(new SchemeStep(batch, moment(0)));
    }

    /** Leaves the gradients of a batch with the weights. */
    void backward(Batch batch) {
        backward(batch, 0);
    }

    private void backward(Batch batch, int number) {
        manager.getEngine().setRandomSeed(41 + number);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(
                    scheme.losses(new SchemeStep(batch, moment(number))).stream()
                            .map(StudentLoss::value)
                            .reduce(NDArray::add)
                            .orElseThrow());
        }
    }

    /** A whole step. */
    void take(Batch batch, int number) {
        backward(batch, number);
        Set<NDArray> moved = Collections.newSetFromMap(new IdentityHashMap<>());
        entries()
                .forEach(
                        (name, parameter) -> {
                            if (parameter.requiresGradient() && moved.add(parameter.getArray())) {
                                move(parameter.getArray());
                            }
                        });
        scheme.afterUpdate(moment(number));
        scheme.afterStep();
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

    /** The scheme's own trained weights whose gradients are zero. */
    List<String> unreached() {
        return entries().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(OWN))
                .filter(entry -> entry.getValue().requiresGradient())
                .filter(entry -> isZero(entry.getValue().getArray()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isZero(NDArray weight) {
        try (NDArray gradient = weight.getGradient()) {
            for (float value : gradient.toFloatArray()) {
                if (value != 0) {
                    return false;
                }
            }
            return true;
        }
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
                                        array,
                                        scratch.create(values.get(name), array.getShape()));
                                array.setRequiresGradient(trained);
                            });
        }
    }
}

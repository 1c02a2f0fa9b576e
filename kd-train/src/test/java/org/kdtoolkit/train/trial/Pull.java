package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.distill.SchemeContext;
import org.kdtoolkit.api.distill.SchemeStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.distill.WeightClip;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.plugin.SchemeProvider;

/**
 * A scheme for tests: the embedding of each student, behind a weight that all share, is pulled to
 * that of the next one's average. It asks for no labels.
 */
final class Pull implements Scheme {

    /**
     * Its keys.
     *
     * @param clip the greatest norm of a student's gradients; 0 for none
     */
    record Config(@Default("0") double clip) {}

    private static final double KEPT = 0.9;

    private final Map<String, Trainee> students;
    private final Map<String, Trainee> averages = new LinkedHashMap<>();
    private final Parameter shared;
    private final Optional<Parameter> unused;
    private final double clip;
    private final List<TrainingMoment> moments = new ArrayList<>();

    /**
     * Makes one.
     *
     * @param hasUnused whether it has a weight that no term reaches
     */
    Pull(Config config, SchemeContext context, boolean hasUnused) {
        this.students = context.students();
        this.clip = config.clip();
        students.forEach(
                (name, student) -> {
                    Backbone copy = context.copy(name);
                    averages.put("average-of-" + name, new Trainee(copy, student.modality()));
                });
        int width = students.values().iterator().next().network().featureMap().width();
        this.shared = weight("shared", context, new Shape(width));
        this.unused =
                hasUnused
                        ? Optional.of(weight("unused", context, new Shape(2, 3)))
                        : Optional.empty();
    }

    static SchemeProvider provider() {
        return SchemeProvider.builder("pull", Config.class)
                .summary("students pulled together, for tests")
                .build((config, context) -> new Pull(config, context, true));
    }

    private static Parameter weight(String name, SchemeContext context, Shape shape) {
        Parameter parameter =
                Parameter.builder().setName(name).setType(Parameter.Type.WEIGHT).build();
        parameter.setArray(context.manager().ones(shape, DataType.FLOAT32));
        parameter.getArray().setRequiresGradient(true);
        return parameter;
    }

    List<TrainingMoment> moments() {
        return moments;
    }

    @Override
    public List<StudentLoss> losses(SchemeStep step) {
        moments.add(step.moment());
        List<StudentLoss> losses = new ArrayList<>();
        List<String> names = List.copyOf(students.keySet());
        for (int i = 0; i < names.size(); i++) {
            String next = names.get((i + 1) % names.size());
            NDArray own = embedding(students.get(names.get(i)), step, true).mul(shared.getArray());
            NDArray target =
                    embedding(averages.get("average-of-" + next), step, false).stopGradient();
            NDArray difference = own.sub(target).square().mean();
            losses.add(new StudentLoss("pull-" + names.get(i), difference));
        }
        return losses;
    }

    private static NDArray embedding(Trainee trainee, SchemeStep step, boolean training) {
        return trainee.network()
                .forward(step.batch().input(trainee.modality()), training)
                .embedding();
    }

    @Override
    public void afterUpdate(TrainingMoment moment) {
        students.forEach(
                (name, student) -> {
                    Map<String, Parameter> own = student.network().state().entries();
                    averages.get("average-of-" + name)
                            .network()
                            .state()
                            .entries()
                            .forEach((weight, average) -> follow(average, own.get(weight)));
                });
    }

    private static void follow(Parameter average, Parameter weight) {
        try (NDArray kept = average.getArray().mul(KEPT);
                NDArray taken = weight.getArray().mul(1 - KEPT);
                NDArray next = kept.add(taken)) {
            StateDict.overwrite(average.getArray(), next);
        }
    }

    @Override
    public Map<String, Trainee> products() {
        return averages;
    }

    @Override
    public List<WeightClip> clips() {
        if (clip == 0) {
            return List.of();
        }
        Set<Parameter> weights = new HashSet<>();
        students.values().forEach(student -> weights.addAll(student.network().state().trainable()));
        return List.of(new WeightClip(weights, clip));
    }

    @Override
    public List<String> notes() {
        return List.of("students are pulled together");
    }

    @Override
    public StateDict state() {
        StateDict.Builder state = StateDict.builder();
        averages.forEach((name, average) -> state.add(name, frozen(average.network().state())));
        unused.ifPresent(weight -> state.add("unused", weight));
        return state.add("shared", shared).add("again", shared).build();
    }

    private static StateDict frozen(StateDict state) {
        state.entries().values().forEach(parameter -> parameter.freeze(true));
        return state;
    }
}

package org.kdtoolkit.train.step;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.MethodStep;
import org.kdtoolkit.api.distill.ReadingListener;
import org.kdtoolkit.api.model.StateDict;

/** Any filter with any objectives, from one teacher or several. */
final class ComposedMethod implements Method {

    private final List<TeacherPath> paths;
    private final List<WeightedObjective> objectives;
    private final StateDict state;

    /**
     * Composes a method.
     *
     * @param paths of all teachers that an objective reads
     * @param objectives in the order in which their terms are added up
     */
    ComposedMethod(List<TeacherPath> paths, List<WeightedObjective> objectives) {
        this.paths = List.copyOf(paths);
        this.objectives = List.copyOf(objectives);
        this.state = state(this.paths, this.objectives);
    }

    private static StateDict state(List<TeacherPath> paths, List<WeightedObjective> objectives) {
        StateDict.Builder builder = StateDict.builder();
        paths.forEach(path -> builder.add(path.teacher(), path.state()));
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (WeightedObjective objective : objectives) {
            String whose = whose(objective);
            int number = numbers.merge(whose, 1, Integer::sum) - 1;
            builder.add("%s.objectives.%d".formatted(whose, number), objective.objective().state());
        }
        return builder.build();
    }

    /** Names the teachers of an objective. */
    private static String whose(WeightedObjective objective) {
        return String.join("+", objective.teachers());
    }

    @Override
    public Losses losses(MethodStep step) {
        Map<String, TaughtBatch> taught = new LinkedHashMap<>();
        Map<String, TaughtBatch> second = new LinkedHashMap<>();
        Losses losses = Losses.none();
        for (TeacherPath path : paths) {
            path.taught(step.withReadings(named(path.teacher(), step.readings())))
                    .ifPresent(batch -> taught.put(path.teacher(), batch));
            step.second()
                    .flatMap(path.unfiltered()::taught)
                    .ifPresent(batch -> second.put(path.teacher(), batch));
            Losses ofFilter =
                    Optional.ofNullable(taught.get(path.teacher()))
                            .flatMap(TaughtBatch::purified)
                            .map(knowledge -> Losses.of(knowledge.losses()))
                            .orElse(Losses.none());
            losses = losses.plus(named(path.teacher(), ofFilter));
            for (WeightedObjective objective : learningFrom(List.of(path.teacher()))) {
                losses = losses.plus(losses(objective, taught, second, step));
            }
        }
        for (WeightedObjective objective : objectives) {
            if (objective.teachers().size() > 1 && objective.isInTraining()) {
                losses = losses.plus(losses(objective, taught, second, step));
            }
        }
        return losses;
    }

    private List<WeightedObjective> learningFrom(List<String> teachers) {
        return objectives.stream()
                .filter(WeightedObjective::isInTraining)
                .filter(o -> o.teachers().equals(teachers))
                .toList();
    }

    private Losses losses(
            WeightedObjective objective,
            Map<String, TaughtBatch> taught,
            Map<String, TaughtBatch> second,
            MethodStep step) {
        MethodStep own = step.withReadings(named(whose(objective), step.readings()));
        return named(whose(objective), objective.losses(taught, second, own));
    }

    /** With several teachers, a reading says whose it is. */
    private ReadingListener named(String whose, ReadingListener readings) {
        return paths.size() == 1 ? readings : readings.named(whose + "/");
    }

    /** With several teachers, a term says whose it is. */
    private Losses named(String whose, Losses losses) {
        return paths.size() == 1 ? losses : losses.named(whose + "/");
    }

    @Override
    public void afterStep() {
        paths.forEach(TeacherPath::afterStep);
        objectives.forEach(objective -> objective.objective().afterStep());
    }

    @Override
    public StateDict state() {
        return state;
    }

    @Override
    public List<String> notes() {
        return Stream.concat(
                        paths.stream().flatMap(path -> path.notes().stream()),
                        objectives.stream().flatMap(o -> o.objective().notes().stream()))
                .toList();
    }
}

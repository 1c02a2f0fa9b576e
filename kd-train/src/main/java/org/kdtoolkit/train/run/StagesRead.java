package org.kdtoolkit.train.run;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ObjectiveSpec;
import org.kdtoolkit.train.config.TeacherNames;

/**
 * What the methods of an experiment read of teachers' inner feature maps.
 *
 * @param objectives those of all methods
 * @param registry knows their providers
 */
record StagesRead(List<ObjectiveSpec> objectives, Registry registry) {

    static StagesRead of(ExperimentConfig config, Registry registry) {
        return new StagesRead(
                config.methods().stream().flatMap(method -> method.objectives().stream()).toList(),
                registry);
    }

    /** Whether any is read. */
    boolean any() {
        return objectives.stream()
                .anyMatch(
                        objective ->
                                provider(objective).readsEveryStage(objective.settings())
                                        || !provider(objective)
                                                .teacherStages(objective.settings())
                                                .isEmpty());
    }

    /**
     * The names of those that are read of one teacher.
     *
     * @param teacher its name
     * @param stages the names of those that each teacher has, the foremost teacher first
     */
    Set<String> of(String teacher, Map<String, Set<String>> stages) {
        TeacherNames names = new TeacherNames(stages.keySet());
        Set<String> own = stages.get(teacher);
        return objectives.stream()
                .filter(objective -> names.meant(objective.named()).contains(teacher))
                .flatMap(objective -> read(objective, own))
                .filter(own::contains)
                .collect(Collectors.toSet());
    }

    private Stream<String> read(ObjectiveSpec objective, Set<String> own) {
        return provider(objective).readsEveryStage(objective.settings())
                ? own.stream()
                : provider(objective).teacherStages(objective.settings()).stream();
    }

    private ObjectiveProvider provider(ObjectiveSpec objective) {
        return registry.get(Kind.OBJECTIVE, objective.type());
    }
}

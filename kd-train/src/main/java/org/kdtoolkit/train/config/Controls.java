package org.kdtoolkit.train.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;

/**
 * Methods that keep the others honest: what smoother labels do without a teacher, what a teacher's
 * bare classes do, and what a method does whose teachers speak of other samples.
 */
final class Controls {

    private static final String SMOOTHING = "label-smoothing";
    private static final String PSEUDO = "pseudo-label";
    private static final String SHUFFLED = "shuffled-teacher";

    /** Their names, which no other method may have beside them. */
    static final List<String> NAMES = List.of(SMOOTHING, PSEUDO, SHUFFLED);

    private final ExperimentConfig config;
    private final Registry registry;

    private Controls(ExperimentConfig config, Registry registry) {
        this.config = config;
        this.registry = registry;
    }

    /** The same experiment with the controls that it asks for and does not have by name. */
    static ExperimentConfig added(ExperimentConfig config, Registry registry) {
        if (!config.evaluation().controls()) {
            return config;
        }
        Controls controls = new Controls(config, registry);
        List<MethodSpec> methods = new ArrayList<>(config.methods());
        controls.all().stream().filter(controls::isNew).forEach(methods::add);
        return config.withMethods(methods);
    }

    private boolean isNew(MethodSpec control) {
        return config.methods().stream().noneMatch(m -> m.name().equals(control.name()));
    }

    private List<MethodSpec> all() {
        List<MethodSpec> controls = new ArrayList<>();
        if (config.student().isEmpty()) {
            return controls; // each teaches an only student
        }
        controls.add(smoothing());
        if (config.teacher().isPresent() || !config.teachers().isEmpty()) {
            controls.add(pseudoLabel());
        }
        config.methods().stream()
                .filter(method -> !method.isWhole() && !method.control())
                .findFirst()
                .map(Controls::shuffled)
                .ifPresent(controls::add);
        return controls;
    }

    private MethodSpec smoothing() {
        Record settings =
                Schema.of(registry.get(Kind.METHOD, SMOOTHING).configuration()).defaults(registry);
        return new MethodSpec(
                SMOOTHING,
                Optional.of(SMOOTHING),
                Optional.empty(),
                List.of(),
                Pairs.MATCHED,
                true,
                Optional.empty(),
                Optional.of(settings));
    }

    private MethodSpec pseudoLabel() {
        Record settings =
                Schema.of(registry.get(Kind.OBJECTIVE, PSEUDO).configuration()).defaults(registry);
        ObjectiveSpec objective =
                new ObjectiveSpec(
                        PSEUDO, 1, new WeightSchedule.Constant(), Optional.empty(), settings);
        return new MethodSpec(
                PSEUDO,
                Optional.empty(),
                Optional.empty(),
                List.of(objective),
                Pairs.MATCHED,
                true,
                Optional.empty(),
                Optional.empty());
    }

    private static MethodSpec shuffled(MethodSpec method) {
        return new MethodSpec(
                SHUFFLED,
                Optional.empty(),
                method.filter(),
                method.objectives(),
                Pairs.SHUFFLED,
                true,
                method.classWeight(),
                Optional.empty());
    }
}

package org.kdtoolkit.train.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.FilterSpec;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ObjectiveSpec;
import org.kdtoolkit.train.config.WeightSchedule;

/** Composes methods whose objectives remember what they were given. */
final class WitnessedMethods {

    private final Registry.Builder registry = Registry.builder();
    private final Map<String, List<Witness>> witnesses = new HashMap<>();

    /** Adds an objective that is a {@link Witness}, and says of itself what is given. */
    WitnessedMethods witness(String name, UnaryOperator<ObjectiveProvider.Builder<NoKeys>> facts) {
        return add(
                facts.apply(ObjectiveProvider.builder(name, NoKeys.class))
                        .build((config, context) -> witness(name, context)));
    }

    private Objective witness(String name, DistillerContext context) {
        Witness witness = new Witness(context);
        witnesses.computeIfAbsent(name, n -> new ArrayList<>()).add(witness);
        return witness;
    }

    WitnessedMethods add(Provider<?, ?> provider) {
        registry.add(provider);
        return this;
    }

    /** The first witness of a name that was created. */
    Witness of(String name) {
        return witnesses.get(name).get(0);
    }

    AssembledMethod assemble(DistillerContext context, ObjectiveSpec... objectives) {
        return assemble(context, Optional.empty(), objectives);
    }

    AssembledMethod assemble(
            DistillerContext context, Optional<FilterSpec> filter, ObjectiveSpec... objectives) {
        MethodSpec spec =
                new MethodSpec(
                        "tried", Optional.empty(), filter, List.of(objectives), Optional.empty());
        return new MethodAssembly(registry.build()).assemble(spec, context);
    }

    /** An objective that names no teacher, one, or several. */
    static ObjectiveSpec objective(String type, String... teachers) {
        return new ObjectiveSpec(
                type,
                1,
                new WeightSchedule.Constant(),
                teachers.length == 1 ? Optional.of(teachers[0]) : Optional.empty(),
                teachers.length > 1 ? Optional.of(List.of(teachers)) : Optional.empty(),
                new NoKeys());
    }

    static Optional<FilterSpec> filter(String type, String teacher) {
        return Optional.of(
                new FilterSpec(
                        type,
                        Optional.of(teacher),
                        Optional.empty(),
                        Optional.empty(),
                        new NoKeys()));
    }
}

package org.kdtoolkit.train.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** Whatever computes must run on the experiment's engine. */
final class EngineRules {

    private static final KeyPath ENGINE = KeyPath.parse("engine");
    private static final String TYPE = "type";

    private final DocumentReading reading;
    private final EngineName engine;

    private EngineRules(DocumentReading reading, EngineName engine) {
        this.reading = reading;
        this.engine = engine;
    }

    /** Reports each component that does not run on the engine. */
    static void check(DocumentReading reading) {
        reading.value(ENGINE, EngineName.class)
                .ifPresent(engine -> new EngineRules(reading, engine).components());
    }

    private void components() {
        ExperimentKeys.students(reading)
                .forEach(student -> component(Kind.BACKBONE, student.child(TYPE)));
        ExperimentKeys.teachers(reading).forEach(this::teacher);
        for (KeyPath method : reading.entries(ExperimentKeys.METHODS)) {
            component(Kind.FILTER, ExperimentKeys.filter(method).child(TYPE));
            for (KeyPath objective : ExperimentKeys.objectives(method, reading)) {
                component(Kind.OBJECTIVE, objective.child(TYPE));
            }
            reading.value(method, MethodSpec.class)
                    .filter(MethodSpec::isWhole)
                    .ifPresent(spec -> component(kind(spec), spec.provider(), method.child(TYPE)));
        }
    }

    private Kind<?> kind(MethodSpec method) {
        return method.scheme(reading.registry()).isPresent() ? Kind.SCHEME : Kind.METHOD;
    }

    /** A teacher, and the network that it may have. */
    private void teacher(KeyPath path) {
        component(Kind.TEACHER, path.child(TYPE));
        ExperimentKeys.networks(path, reading)
                .forEach(network -> component(Kind.BACKBONE, network.child(TYPE)));
    }

    private void component(Kind<?> kind, KeyPath type) {
        reading.value(type, String.class).ifPresent(name -> component(kind, name, type));
    }

    private void component(Kind<?> kind, String name, KeyPath path) {
        if (!reading.registry().contains(kind, name)) {
            return;
        }
        Provider<?, ?> provider = reading.registry().get(kind, name);
        if (!provider.runsOn(engine.djlName())) {
            reading.report(
                    path,
                    "the %s '%s' does not run on %s; choose %sanother %s (on %s: %s)"
                            .formatted(
                                    kind,
                                    name,
                                    engine.djlName(),
                                    enginesOf(provider),
                                    kind,
                                    engine.djlName(),
                                    orNone(othersOn(kind))));
        }
    }

    /** The engines that it does run on, as the file names them. */
    private static String enginesOf(Provider<?, ?> provider) {
        return Arrays.stream(EngineName.values())
                .filter(other -> provider.runsOn(other.djlName()))
                .map(other -> "'engine: %s', or ".formatted(other.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining());
    }

    private List<String> othersOn(Kind<?> kind) {
        return reading.registry().providers(kind).stream()
                .filter(provider -> provider.runsOn(engine.djlName()))
                .map(Provider::name)
                .toList();
    }

    private static String orNone(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}

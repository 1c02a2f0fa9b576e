package org.kdtoolkit.train.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kdtoolkit.api.Kind;
import org.kdtoolkit.api.Provider;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.config.Reading;

/** Whatever computes must run on the experiment's engine. */
final class EngineRules {

    private static final KeyPath ENGINE = KeyPath.parse("engine");
    private static final KeyPath STUDENT = KeyPath.parse("student");
    private static final KeyPath TEACHER = KeyPath.parse("teacher");
    private static final KeyPath TEACHERS = KeyPath.parse("teachers");
    private static final KeyPath METHODS = KeyPath.parse("methods");
    private static final String TYPE = "type";

    private final Reading reading;
    private final EngineName engine;

    private EngineRules(Reading reading, EngineName engine) {
        this.reading = reading;
        this.engine = engine;
    }

    /** Reports each component that does not run on the engine. */
    static void check(Reading reading) {
        reading.value(ENGINE, EngineName.class)
                .ifPresent(engine -> new EngineRules(reading, engine).components());
    }

    private void components() {
        component(Kind.BACKBONE, STUDENT.child(TYPE));
        component(Kind.TEACHER, TEACHER.child(TYPE));
        reading.value(TEACHERS, Map.class)
                .map(teachers -> ((Map<?, ?>) teachers).keySet())
                .ifPresent(
                        names ->
                                names.forEach(
                                        name ->
                                                component(
                                                        Kind.TEACHER,
                                                        TEACHERS.child(name.toString())
                                                                .child(TYPE))));
        for (KeyPath method : reading.entries(METHODS)) {
            component(Kind.FILTER, method.child("filter").child(TYPE));
            for (KeyPath objective : reading.entries(method.child("objectives"))) {
                component(Kind.OBJECTIVE, objective.child(TYPE));
            }
            reading.value(method, MethodSpec.class)
                    .filter(MethodSpec::isWhole)
                    .ifPresent(spec -> component(Kind.METHOD, spec.provider(), method.child(TYPE)));
        }
    }

    private void component(Kind<?, ?> kind, KeyPath type) {
        reading.value(type, String.class).ifPresent(name -> component(kind, name, type));
    }

    private void component(Kind<?, ?> kind, String name, KeyPath path) {
        if (!reading.registry().contains(kind, name)) {
            return;
        }
        Provider<?, ?, ?> provider = reading.registry().get(kind, name);
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
    private static String enginesOf(Provider<?, ?, ?> provider) {
        return Arrays.stream(EngineName.values())
                .filter(other -> provider.runsOn(other.djlName()))
                .map(other -> "'engine: %s', or ".formatted(other.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining());
    }

    private List<String> othersOn(Kind<?, ?> kind) {
        return reading.registry().providers(kind).stream()
                .filter(provider -> provider.runsOn(engine.djlName()))
                .map(Provider::name)
                .toList();
    }

    private static String orNone(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}

package org.kdtoolkit.train.run;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.StudentSpec;
import org.kdtoolkit.train.config.Students;
import org.kdtoolkit.train.config.TrainingConfig;
import org.kdtoolkit.train.trial.CreationRehearsal;

/** Reports what only shows when networks are made, by making them; on PyTorch. */
final class NetworkCheck {

    private static final KeyPath ENGINE = KeyPath.parse("engine");
    private static final KeyPath METHODS = KeyPath.parse("methods");
    private static final KeyPath STUDENT = KeyPath.parse("student");
    private static final KeyPath STUDENTS = KeyPath.parse("students");
    private static final KeyPath TRAINING = KeyPath.parse("training");

    private final Registry registry;
    private final DocumentReading reading;

    /**
     * Prepares to look.
     *
     * @param registry finds the networks
     * @param reading a file of which nothing else is wrong so far
     */
    NetworkCheck(Registry registry, DocumentReading reading) {
        this.registry = registry;
        this.reading = reading;
    }

    /** Looks at the networks for some data. */
    void of(Dataset dataset) {
        Optional<EngineName> engine = reading.value(ENGINE, EngineName.class);
        Optional<Students> students = students();
        Optional<TrainingConfig> training = reading.value(TRAINING, TrainingConfig.class);
        if (engine.equals(Optional.of(EngineName.PYTORCH))
                && students.filter(this::isWorthALook).isPresent()
                && training.isPresent()) {
            try (NDManager manager =
                    EngineEnvironment.load(engine.get()).newBaseManager(Device.cpu())) {
                look(
                        new CreationRehearsal(
                                registry, students.get(), dataset, training.get(), manager));
            }
        }
    }

    private Optional<Students> students() {
        Map<String, StudentSpec> named = new LinkedHashMap<>();
        for (String name : reading.keys(STUDENTS)) {
            reading.value(STUDENTS.child(name), StudentSpec.class)
                    .ifPresent(spec -> named.put(name, spec));
        }
        return named.isEmpty()
                ? reading.value(STUDENT, StudentSpec.class).map(Students::only)
                : Optional.of(new Students(named, true));
    }

    private boolean isWorthALook(Students students) {
        return students.byName().values().stream().anyMatch(spec -> spec.weights().isPresent())
                || reading.entries(METHODS).stream()
                        .flatMap(path -> reading.value(path, MethodSpec.class).stream())
                        .anyMatch(this::isScheme);
    }

    /** Whether it makes more of the students than they are. */
    private boolean isScheme(MethodSpec method) {
        return method.scheme(registry).filter(scheme -> scheme.trains()).isPresent();
    }

    private void look(CreationRehearsal rehearsal) {
        boolean begin =
                rehearsal.students((key, message) -> reading.report(KeyPath.parse(key), message));
        if (!begin) {
            return;
        }
        for (KeyPath path : reading.entries(METHODS)) {
            reading.value(path, MethodSpec.class)
                    .filter(this::isScheme)
                    .flatMap(rehearsal::scheme)
                    .ifPresent(message -> reading.report(path, message));
        }
    }
}

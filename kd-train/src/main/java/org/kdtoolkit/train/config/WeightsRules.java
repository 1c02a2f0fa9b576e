package org.kdtoolkit.train.config;

import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** A place in a file of weights needs the file. */
final class WeightsRules {

    private WeightsRules() {}

    /** Reports what is wrong with what could be read. */
    static void check(DocumentReading reading) {
        for (KeyPath student : ExperimentKeys.students(reading)) {
            reading.value(student, StudentSpec.class)
                    .filter(spec -> spec.weights().isEmpty())
                    .flatMap(StudentSpec::weightsPrefix)
                    .ifPresent(prefix -> refuse(student, prefix, reading));
        }
        for (KeyPath method : reading.entries(ExperimentKeys.METHODS)) {
            reading.value(method, MethodSpec.class)
                    .flatMap(MethodSpec::filter)
                    .filter(spec -> spec.weights().isEmpty())
                    .flatMap(FilterSpec::weightsPrefix)
                    .ifPresent(prefix -> refuse(ExperimentKeys.filter(method), prefix, reading));
        }
    }

    private static void refuse(KeyPath path, String prefix, DocumentReading reading) {
        reading.report(
                path.child("weights-prefix"),
                "says where weights are in a file ('%s'), but there is no file; name it as 'weights'"
                        .formatted(prefix));
    }
}

package org.kdtoolkit.train.config;

import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.config.Reading;

/** A place in a file of weights needs the file. */
final class WeightsRules {

    private WeightsRules() {}

    /** Reports what is wrong with what could be read. */
    static void check(Reading reading) {
        KeyPath student = KeyPath.parse("student");
        reading.value(student, StudentSpec.class)
                .filter(spec -> spec.weights().isEmpty())
                .flatMap(StudentSpec::weightsPrefix)
                .ifPresent(prefix -> refuse(student, prefix, reading));
        for (KeyPath method : reading.entries(KeyPath.parse("methods"))) {
            reading.value(method, MethodSpec.class)
                    .flatMap(MethodSpec::filter)
                    .filter(spec -> spec.weights().isEmpty())
                    .flatMap(FilterSpec::weightsPrefix)
                    .ifPresent(prefix -> refuse(method.child("filter"), prefix, reading));
        }
    }

    private static void refuse(KeyPath path, String prefix, Reading reading) {
        reading.report(
                path.child("weights-prefix"),
                "says where weights are in a file ('%s'), but there is no file; name it as 'weights'"
                        .formatted(prefix));
    }
}

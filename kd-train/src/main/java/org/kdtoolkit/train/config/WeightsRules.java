package org.kdtoolkit.train.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.formats.weights.NetworkClaim;

/**
 * A place in a file of weights needs the file; and a network that begins with the weights of a file
 * is the one that the file says it is of.
 */
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
        for (KeyPath student : ExperimentKeys.students(reading)) {
            reading.value(student, StudentSpec.class)
                    .ifPresent(
                            spec ->
                                    spec.weights()
                                            .ifPresent(
                                                    file ->
                                                            compare(
                                                                    student,
                                                                    spec.network(),
                                                                    file,
                                                                    reading)));
        }
        for (KeyPath teacher : ExperimentKeys.teachers(reading)) {
            Optional<Path> weights = reading.value(teacher.child("weights"), Path.class);
            for (KeyPath network : ExperimentKeys.networks(teacher, reading)) {
                weights.ifPresent(
                        file ->
                                reading.value(network, NetworkSpec.class)
                                        .ifPresent(spec -> compare(network, spec, file, reading)));
            }
        }
        for (KeyPath method : reading.entries(ExperimentKeys.METHODS)) {
            reading.value(method, MethodSpec.class)
                    .flatMap(MethodSpec::filter)
                    .filter(spec -> spec.weights().isEmpty())
                    .flatMap(FilterSpec::weightsPrefix)
                    .ifPresent(prefix -> refuse(ExperimentKeys.filter(method), prefix, reading));
        }
    }

    /** Reports settings that are not those of the network that left the weights. */
    private static void compare(
            KeyPath path, NetworkSpec spec, Path weights, DocumentReading reading) {
        try {
            NetworkClaim.of(weights)
                    .map(claim -> claim.differences(spec.type(), spec.settings()))
                    .orElse(Map.of())
                    .forEach((key, difference) -> reading.report(at(path, key), difference));
        } catch (DataException e) {
            // found again, and told, when the weights are loaded
            return;
        }
    }

    /** Of a network in a network, the key has several steps. */
    private static KeyPath at(KeyPath path, String key) {
        KeyPath at = path;
        for (String step : key.split("\\.")) {
            at = at.child(step);
        }
        return at;
    }

    private static void refuse(KeyPath path, String prefix, DocumentReading reading) {
        reading.report(
                path.child("weights-prefix"),
                "says where weights are in a file ('%s'), but there is no file; name it as 'weights'"
                        .formatted(prefix));
    }
}

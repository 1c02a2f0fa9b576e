package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.Suggestions;
import org.kdtoolkit.api.data.Subset;

/**
 * The command line of {@code kd evaluate}.
 *
 * @param trial the trial's folder
 * @param subset on which samples the student is judged
 * @param plugins a folder of jars with further providers
 */
record EvaluateOptions(Path trial, Subset subset, Optional<Path> plugins) {

    static EvaluateOptions of(Arguments arguments) {
        return new EvaluateOptions(
                arguments.path(),
                arguments.value(Flags.SUBSET).map(EvaluateOptions::subset).orElse(Subset.TEST),
                arguments.path(Flags.PLUGINS));
    }

    private static Subset subset(String key) {
        List<String> known = Arrays.stream(Subset.values()).map(Subset::key).toList();
        return Subset.of(key)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "unknown subset '%s'%s (known: %s)"
                                                .formatted(
                                                        key,
                                                        Suggestions.didYouMean(key, known),
                                                        String.join(", ", known))));
    }
}

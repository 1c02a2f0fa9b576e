package org.kdtoolkit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kdtoolkit.api.ConfigurationException;

/**
 * Where a trial's folder is in its benchmark.
 *
 * @param benchmark the benchmark's folder
 * @param method the method's name
 * @param seed the seed
 */
record TrialLocation(Path benchmark, String method, int seed) {

    private static final Pattern SEED = Pattern.compile("seed-(\\d{1,10})");

    /**
     * Tells a trial by its folder.
     *
     * @throws ConfigurationException if the folder is not that of a trial
     */
    static TrialLocation of(Path folder) {
        Path trial = folder.toAbsolutePath().normalize();
        Matcher seed = SEED.matcher(String.valueOf(trial.getFileName()));
        Optional<Path> benchmark = Optional.ofNullable(trial.getParent()).map(Path::getParent);
        if (!seed.matches()
                || Long.parseLong(seed.group(1)) > Integer.MAX_VALUE
                || benchmark.isEmpty()
                || !Files.exists(benchmark.get().resolve("config.yaml"))) {
            throw new ConfigurationException(
                    "%s is not the folder of a trial; expected OUT/METHOD/seed-N, with OUT/config.yaml"
                            .formatted(folder));
        }
        return new TrialLocation(
                benchmark.get(),
                trial.getParent().getFileName().toString(),
                Integer.parseInt(seed.group(1)));
    }
}

package org.kdtoolkit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.Registry;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.run.Experiment;

/** Judges the student of a finished trial once more. */
final class EvaluateTask implements Task<EvaluateOptions> {

    private static final Pattern SEED = Pattern.compile("seed-(\\d{1,10})");

    /**
     * Where a trial's folder is in its benchmark.
     *
     * @param benchmark the benchmark's folder
     * @param method the method's name
     * @param seed the seed
     */
    private record Trial(Path benchmark, String method, int seed) {

        static Trial of(Path folder) {
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
            return new Trial(
                    benchmark.get(),
                    trial.getParent().getFileName().toString(),
                    Integer.parseInt(seed.group(1)));
        }
    }

    @Override
    public ExitCode run(EvaluateOptions options, Console console) {
        Trial trial = Trial.of(options.trial());
        ExperimentSource source =
                ExperimentSource.of(
                        trial.benchmark().resolve("config.yaml"),
                        trial.benchmark(),
                        options.plugins());
        Registry registry = source.registry();
        ExperimentConfig config = source.load(registry);
        TrialProgress progress = new TrialProgress(console.err(), 1);
        try (Experiment experiment = Experiment.open(config, registry, progress)) {
            TrainTask.print(
                    experiment.evaluate(trial.method(), trial.seed(), List.of(options.subset())),
                    console);
            progress.faults(experiment.faults());
            return ExitCode.DONE;
        }
    }
}

package org.kdtoolkit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.torch.StateFile;
import org.kdtoolkit.predict.StudentFile;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.run.Experiment;

/**
 * A student as the command line names it.
 *
 * @param path a file, or the folder of a trial
 * @param network which network of a trial that left several
 */
record StudentSource(Path path, Optional<String> network) {

    /**
     * Reads it. The folder of a trial that an earlier version ran has no description: that is made
     * of its benchmark's configuration then, which opens the data set.
     *
     * @param registry finds the network and the kind of files, and is what the student is opened by
     *     afterwards: a plug-in's classes are others in another registry
     * @param batchSize how many inputs it is asked about at a time; by default as many as when it
     *     was judged
     * @throws org.kdtoolkit.api.data.DataException if it can't be used
     * @throws org.kdtoolkit.api.ConfigurationException if there is no such network, or a plug-in is
     *     missing
     */
    StudentFile read(Registry registry, OptionalInt batchSize, Console console) {
        StudentFile file = read(registry, console);
        return batchSize.isPresent() ? file.inBatchesOf(batchSize.getAsInt()) : file;
    }

    private StudentFile read(Registry registry, Console console) {
        if (network.isPresent() && Files.isRegularFile(path)) {
            throw new ConfigurationException(
                    "%s is a file, of one student; --student %s chooses among those of a trial's folder"
                            .formatted(path, network.get()));
        }
        return isOfEarlierVersion()
                ? ofEarlierVersion(registry, console)
                : StudentFile.read(path, network, registry);
    }

    private boolean isOfEarlierVersion() {
        Path weights =
                path.resolve(
                        network.map("students/%s.safetensors"::formatted)
                                .orElse("student.safetensors"));
        if (!Files.isDirectory(path) || !Files.exists(weights)) {
            return false;
        }
        try (StateFile file = StateFile.open(weights)) {
            return !file.metadata().containsKey(StudentFile.KEY);
        }
    }

    private StudentFile ofEarlierVersion(Registry registry, Console console) {
        TrialLocation trial = TrialLocation.of(path);
        ExperimentSource source =
                ExperimentSource.of(
                        trial.benchmark().resolve("config.yaml"),
                        trial.benchmark(),
                        Optional.empty());
        ExperimentConfig config = source.load(registry, new ExperimentUse.Evaluation());
        try (Experiment experiment =
                Experiment.of(config, registry, new TrialProgress(console.err(), 1))) {
            return experiment.students().student(trial.method(), trial.seed(), network);
        }
    }
}

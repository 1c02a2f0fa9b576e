package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.run.Experiment;
import org.kdtoolkit.train.run.RunOrigin;
import org.kdtoolkit.train.trial.TrialListener;

/**
 * An experiment whose trials are to be run, after a look at whether they can be.
 *
 * @param config what is compared
 * @param registry finds providers
 * @param plugins where those come from that are not the toolkit's own
 * @param origin what the run was started with
 */
record CheckedExperiment(
        ExperimentConfig config, Registry registry, Optional<Path> plugins, RunOrigin origin) {

    /**
     * Reads an experiment all of whose trials are meant.
     *
     * @param yes whether that was said of many
     * @throws org.kdtoolkit.api.ConfigurationException with all that is wrong, or if there are many
     *     and nobody said that they are meant
     * @throws org.kdtoolkit.api.data.DataException if its data can't be used
     */
    static CheckedExperiment whole(ExperimentSource source, boolean yes, Console console) {
        CheckedExperiment whole = read(source, new ExperimentUse.Training(), console);
        Cells.requireMeant(whole.config(), yes);
        return whole;
    }

    /**
     * Reads an experiment of which trials of one method are meant.
     *
     * @throws org.kdtoolkit.api.ConfigurationException with all that is wrong
     * @throws org.kdtoolkit.api.data.DataException if its data can't be used
     */
    static CheckedExperiment of(ExperimentSource source, String method, Console console) {
        return read(source, new ExperimentUse.Training(Optional.of(method)), console);
    }

    /** The same, as what runs trials; nothing of it is open yet. */
    Experiment open(TrialListener listener) {
        return Experiment.of(config, registry, listener, origin);
    }

    private static CheckedExperiment read(
            ExperimentSource source, ExperimentUse use, Console console) {
        Registry registry = source.registry();
        return new CheckedExperiment(
                ProgressBar.reading(console.err(), () -> source.check(registry, use).config()),
                registry,
                source.plugins(),
                new RunOrigin(source.overrides()));
    }
}

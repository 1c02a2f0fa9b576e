package org.kdtoolkit.train.run;

import ai.djl.ndarray.NDManager;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.trial.TrialListener;

/**
 * The parts of an experiment for the trials of each seed. They are the experiment's own, unless
 * each seed draws samples of its own: then those of another seed have data, teachers and caches
 * that no trial of this one reaches, and are closed when the next seed's are asked for. Only the
 * engine and the folder for the results are the same.
 */
final class Repetitions {

    private final ExperimentConfig config;
    private final Registry registry;
    private final TrialListener listener;
    private final RunOrigin origin;
    private final SamplesOf samples;
    private final Injector own;
    private final Provider<OutputFolder> output;
    private final Provider<NDManager> manager;
    private final Resources resources;
    private Optional<Repetition> other = Optional.empty();

    /**
     * The parts for another seed.
     *
     * @param samples whose samples they have
     * @param injector makes them
     */
    private record Repetition(SamplesOf samples, Injector injector) {

        void close() {
            injector.getInstance(Resources.class).close();
        }
    }

    @Inject
    Repetitions(
            ExperimentConfig config,
            Registry registry,
            TrialListener listener,
            RunOrigin origin,
            SamplesOf samples,
            Injector own,
            Provider<OutputFolder> output,
            Provider<NDManager> manager,
            Resources resources) {
        this.config = config;
        this.registry = registry;
        this.listener = listener;
        this.origin = origin;
        this.samples = samples;
        this.own = own;
        this.output = output;
        this.manager = manager;
        this.resources = resources;
    }

    /**
     * A part for the trials of a seed, made when it is asked for.
     *
     * @param seed the trials' seed
     * @param part which part
     */
    <T> Provider<T> of(int seed, Class<T> part) {
        return () -> injector(SamplesOf.seed(seed, config.dataset())).getInstance(part);
    }

    /** Whether the experiment's own parts are also those for the trials of a seed. */
    boolean areAlsoThoseOf(int seed) {
        return SamplesOf.seed(seed, config.dataset()).equals(samples);
    }

    /**
     * Sees whether all seeds have the same samples: nobody learns silently which of several samples
     * of the same name were meant.
     *
     * @throws ConfigurationException if each draws its own
     */
    void requireOne() {
        if (config.dataset().isDrawnBySeed() && config.seeds().size() > 1) {
            throw new ConfigurationException(
                    "each of the %d seeds draws samples of its own, and one seed's are needed here; choose it by '--set seeds=[%d]'"
                            .formatted(config.seeds().size(), config.seeds().get(0)));
        }
    }

    private Injector injector(SamplesOf wanted) {
        if (wanted.equals(samples)) {
            return own;
        }
        if (other.filter(open -> open.samples().equals(wanted)).isEmpty()) {
            if (other.isEmpty()) {
                manager.get(); // opened before the other's parts, and so closed after them
                resources.add(this::closeOther);
            }
            closeOther();
            other = Optional.of(new Repetition(wanted, open(wanted)));
        }
        return other.orElseThrow().injector();
    }

    private Injector open(SamplesOf wanted) {
        return Guice.createInjector(
                Stage.DEVELOPMENT,
                new ExperimentModule(config, registry, listener, origin, wanted),
                new SharedEngineModule(manager),
                new OutputModule(output));
    }

    private void closeOther() {
        other.ifPresent(Repetition::close);
        other = Optional.empty();
    }
}

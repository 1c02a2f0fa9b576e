package org.kdtoolkit.train.run;

import ai.djl.engine.EngineException;
import com.google.inject.ProvisionException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.function.Function;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.trial.OutOfMemoryException;

/** Brings out what went wrong in a component as its user can read it. */
final class ComponentFailures {

    /** Networks that teach are asked in batches of their own size. */
    private static final String REMEDY =
            "take a smaller network, or smaller batches ('batch-size', the teacher's own where a"
                    + " network teaches)";

    private final Registry registry;

    /**
     * Creates the only one of an experiment.
     *
     * @param registry knows whose code it was
     */
    @Inject
    ComponentFailures(Registry registry) {
        this.registry = registry;
    }

    /**
     * Makes a part of an experiment with all that it depends on, and lets it work. What a component
     * says when it is created comes without Guice's frame around it, and code of a plug-in that
     * does not link is named, whenever it comes to light.
     */
    <R, T> T plainly(Provider<R> part, Function<R, T> work) {
        try {
            return work.apply(part.get());
        } catch (ProvisionException e) {
            throw withoutFrame(e);
        } catch (LinkageError e) {
            throw named(e);
        } catch (ConfigurationException | DataException e) {
            throw e;
        } catch (EngineException e) {
            throw OutOfMemoryException.of(e, "outside of training and judging", REMEDY)
                    .<RuntimeException>map(memory -> memory)
                    .orElse(e);
        } catch (RuntimeException e) {
            throw registry.blame(e).<RuntimeException>map(named -> named).orElse(e);
        }
    }

    private RuntimeException withoutFrame(ProvisionException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException configuration) {
                return configuration;
            }
            if (cause instanceof DataException data) {
                return data;
            }
            if (cause instanceof LinkageError error) {
                return named(error);
            }
            if (cause instanceof EngineException engine) {
                return OutOfMemoryException.of(
                                engine, "while parts of the experiment were opened", REMEDY)
                        .<RuntimeException>map(memory -> memory)
                        .orElse(engine);
            }
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException thrown
                ? registry.blame(thrown).<RuntimeException>map(named -> named).orElse(thrown)
                : e;
    }

    private ConfigurationException named(LinkageError error) {
        return registry.blame(error).orElseThrow(() -> error);
    }
}

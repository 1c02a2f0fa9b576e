package org.kdtoolkit.train.run;

import com.google.inject.CreationException;
import com.google.inject.ProvisionException;
import java.util.function.Supplier;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.config.plugin.Registry;

/**
 * Brings out what went wrong in a component as its user can read it.
 *
 * @param registry knows whose code it was
 */
record ComponentFailures(Registry registry) {

    /** Code of a plug-in that does not link is named, whenever it comes to light. */
    <T> T ofLinking(Supplier<T> work) {
        try {
            return work.get();
        } catch (LinkageError e) {
            throw registry.blame(e).orElseThrow(() -> e);
        }
    }

    /**
     * What a component says when it is created is for the user, without Guice's frame around it.
     */
    <T> T ofCreation(Supplier<T> creation) {
        try {
            return creation.get();
        } catch (ProvisionException | CreationException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof ConfigurationException configuration) {
                    throw configuration;
                }
                if (cause instanceof DataException data) {
                    throw data;
                }
                if (cause instanceof LinkageError error) {
                    throw registry.blame(error).orElseThrow(() -> error);
                }
            }
            throw e;
        }
    }
}

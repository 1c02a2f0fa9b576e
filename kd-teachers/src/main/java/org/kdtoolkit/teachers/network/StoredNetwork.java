package org.kdtoolkit.teachers.network;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.model.LinearClassifier;

/** A network in a file, not yet opened: that takes time, and known answers do without it. */
public interface StoredNetwork {

    /** What it gives; an embedding or logits at least. */
    List<OutputRole> roles();

    /** Adds all that its answers to a given input depend on. */
    void identify(Fingerprint fingerprint);

    /**
     * Opens it.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if it can't run here
     * @throws org.kdtoolkit.api.data.DataException if the file can't be used
     */
    FrozenNetwork open();

    /**
     * The linear layer that makes its logits of its embedding, if that is known; by default it is
     * not.
     */
    default Optional<LinearClassifier> classifier() {
        return Optional.empty();
    }
}

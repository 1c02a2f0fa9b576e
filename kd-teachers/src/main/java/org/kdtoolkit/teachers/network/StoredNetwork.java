package org.kdtoolkit.teachers.network;

import java.util.List;

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
}

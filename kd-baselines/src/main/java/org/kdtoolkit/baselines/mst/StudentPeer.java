package org.kdtoolkit.baselines.mst;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.model.StudentOutput;

/**
 * A network of one modality.
 *
 * @param name what it is called
 * @param trainee the network
 */
record StudentPeer(String name, Scheme.Trainee trainee) implements Peer {

    @Override
    public int width() {
        return trainee.network().featureMap().width();
    }

    /**
     * {@inheritDoc}
     *
     * @throws ConfigurationException if the network does not give its head away
     */
    @Override
    public Said see(Batch batch, boolean training) {
        StudentOutput output = output(batch, training);
        return new Said(
                output.embedding(),
                output.head()
                        .orElseThrow(
                                () ->
                                        new ConfigurationException(
                                                "mst masks embeddings before the class layer, and the network of '%s' does not offer its class layer as a function; choose another backbone"
                                                        .formatted(name))),
                output.logits());
    }

    /** Its embedding [B, D] of a batch. */
    NDArray embedding(Batch batch, boolean training) {
        return output(batch, training).embedding();
    }

    private StudentOutput output(Batch batch, boolean training) {
        return trainee.network().forward(batch.input(trainee.modality()), training);
    }
}

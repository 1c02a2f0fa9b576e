package org.kdtoolkit.baselines.c2kd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.StudentOutput;

/**
 * One of the two networks, with its proxy.
 *
 * @param name what it is called
 * @param trainee the network
 * @param proxy through which it speaks with the other
 */
record Learner(String name, Scheme.Trainee trainee, Proxy proxy) {

    /**
     * What both say of a batch.
     *
     * @param logits [B, C] of the network
     * @param proxy [B, C] of its proxy
     */
    record Said(NDArray logits, NDArray proxy) {}

    /**
     * A network with a fresh proxy.
     *
     * @param manager owns the proxy's weights
     * @throws org.kdtoolkit.api.ConfigurationException if nobody knows for how many classes the
     *     network has scores
     */
    static Learner of(String name, Scheme.Trainee trainee, NDManager manager) {
        Backbone network = trainee.network();
        int width = network.featureMap().width();
        int classes = C2kdScheme.SCORES.classes(name, trainee);
        return new Learner(name, trainee, new Proxy(width, classes).initialized(manager));
    }

    /** What both say in training. */
    Said see(Batch batch, ProxyGradients gradients) {
        StudentOutput output = trainee.network().forward(batch.input(trainee.modality()), true);
        NDArray map = output.featureMap();
        return new Said(
                output.logits(),
                proxy.logits(gradients == ProxyGradients.PUBLISHED ? map : map.stopGradient()));
    }
}

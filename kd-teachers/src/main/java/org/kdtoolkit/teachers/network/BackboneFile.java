package org.kdtoolkit.teachers.network;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.LinearClassifier;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.formats.weights.NetworkClaim;
import org.kdtoolkit.formats.weights.WeightsFile;

/**
 * A network of the toolkit, with weights in a file.
 *
 * @param config which network, and where its weights are
 * @param context what it is asked about
 * @param hasHead whether the file has what makes class scores; an encoder that was trained without
 *     labels gives none
 */
record BackboneFile(BackboneConfig config, TeacherContext context, boolean hasHead)
        implements StoredNetwork {

    private static final String REMEDY =
            "'network' must be configured as the network that left these weights, for as many"
                    + " classes";

    /**
     * Looks for a head in a file.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if the network does not take the modality,
     *     or the weights say that they are of another one
     * @throws org.kdtoolkit.api.data.DataException if the weights can't be read or are of another
     *     network
     */
    static BackboneFile of(BackboneConfig config, TeacherContext context) {
        NetworkSpec spec = config.network();
        NetworkClaim.of(config.weights())
                .ifPresent(claim -> claim.require("network", spec.type(), spec.settings()));
        try (NDManager manager = context.manager().newSubManager()) {
            Backbone network = network(config, context, manager);
            boolean headless = file(config).lacksHead(network.state(), network.head(), REMEDY);
            return new BackboneFile(config, context, !headless);
        }
    }

    /** The network, its weights at random. */
    static Backbone network(BackboneConfig config, TeacherContext context, NDManager manager) {
        return context.backbones()
                .create(
                        config.network().type(),
                        config.network().settings(),
                        BackboneContext.of(
                                context.dataset().modalities().get(context.modality()),
                                context.dataset().classes().size(),
                                manager));
    }

    private static WeightsFile file(BackboneConfig config) {
        return new WeightsFile(config.weights(), config.weightsPrefix());
    }

    @Override
    public List<OutputRole> roles() {
        List<OutputRole> roles = new ArrayList<>(List.of(OutputRole.EMBEDDING));
        if (hasHead) {
            roles.add(OutputRole.LOGITS);
        }
        if (config.featureMap()) {
            roles.add(OutputRole.FEATURE_MAP);
        }
        return roles;
    }

    @Override
    public void identify(Fingerprint fingerprint) {
        fingerprint.add("backbone");
        fingerprint.add(config.network().type());
        new SettingsFingerprint(fingerprint).add(config.network().settings());
        fingerprint.add(config.weights());
        fingerprint.add(config.weightsPrefix().map("from "::concat).orElse("all"));
    }

    @Override
    public BackboneNetwork open() {
        NDManager manager = context.manager().newSubManager();
        try {
            Backbone network = network(config, context, manager);
            if (hasHead) {
                file(config).load(network.state(), manager, REMEDY);
            } else {
                file(config).loadAllButHead(network.state(), network.head(), manager, REMEDY);
            }
            return new BackboneNetwork(network, manager, roles());
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }

    @Override
    public Optional<LinearClassifier> classifier() {
        if (!hasHead) {
            return Optional.empty();
        }
        try (BackboneNetwork network = open()) {
            return network.classifier();
        }
    }
}

package org.kdtoolkit.teachers.network;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.formats.weights.WeightsFile;

/**
 * A network of the toolkit, with weights in a file.
 *
 * @param config which network, and where its weights are
 * @param context what it is asked about
 */
record BackboneFile(BackboneConfig config, TeacherContext context) implements StoredNetwork {

    @Override
    public List<OutputRole> roles() {
        return config.featureMap()
                ? List.of(OutputRole.EMBEDDING, OutputRole.LOGITS, OutputRole.FEATURE_MAP)
                : List.of(OutputRole.EMBEDDING, OutputRole.LOGITS);
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
            Backbone network =
                    context.backbones()
                            .create(
                                    config.network().type(),
                                    config.network().settings(),
                                    BackboneContext.of(
                                            context.dataset().modalities().get(context.modality()),
                                            context.dataset().classes().size(),
                                            manager));
            new WeightsFile(config.weights(), config.weightsPrefix())
                    .load(
                            network.state(),
                            manager,
                            "'network' must be configured as the network that left these weights,"
                                    + " for as many classes");
            return new BackboneNetwork(network, manager, roles());
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }
}

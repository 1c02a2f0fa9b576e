package org.kdtoolkit.teachers.network;

import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;

/** Offers {@code backbone}. */
public final class BackboneProvider implements Provider<BackboneConfig, TeacherContext, Teacher> {

    @Override
    public Kind<TeacherContext, Teacher> kind() {
        return Kind.TEACHER;
    }

    @Override
    public String name() {
        return "backbone";
    }

    @Override
    public Class<BackboneConfig> configuration() {
        return BackboneConfig.class;
    }

    @Override
    public String summary() {
        return "a network of the toolkit with trained weights, asked about each sample once";
    }

    /**
     * Asks the network about all samples, or finds its answers in the cache.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if the network does not take the modality
     * @throws org.kdtoolkit.api.data.DataException if the weights can't be read or are of another
     *     network, a value is no number, or a sample can't be read and the policy is to fail
     */
    @Override
    public Teacher create(BackboneConfig config, TeacherContext context) {
        return new NetworkTeacher(
                        new BackboneFile(config, context),
                        context,
                        config.batchSize(),
                        config.cache()
                                .map(NetworkOutputCache::new)
                                .orElseGet(NetworkOutputCache::ofUser))
                .ask();
    }
}

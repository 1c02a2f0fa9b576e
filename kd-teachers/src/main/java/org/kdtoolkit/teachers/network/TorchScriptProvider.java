package org.kdtoolkit.teachers.network;

import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;

/** Offers {@code torchscript}. */
public final class TorchScriptProvider
        implements Provider<TorchScriptConfig, TeacherContext, Teacher> {

    @Override
    public Kind<TeacherContext, Teacher> kind() {
        return Kind.TEACHER;
    }

    @Override
    public String name() {
        return "torchscript";
    }

    @Override
    public Class<TorchScriptConfig> configuration() {
        return TorchScriptConfig.class;
    }

    @Override
    public String summary() {
        return "a scripted PyTorch model, asked about each sample once";
    }

    /**
     * Asks the model about all samples, or finds its answers in the cache.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if the PyTorch engine is not there, or the
     *     model does not take the modality or gives other outputs than the configuration says
     * @throws org.kdtoolkit.api.data.DataException if the model can't be loaded, gives values that
     *     are no numbers, or a sample can't be read and the policy is to fail
     */
    @Override
    public Teacher create(TorchScriptConfig config, TeacherContext context) {
        return new NetworkTeacher(
                        new TorchScriptFile(config.path(), config.outputs(), context),
                        context,
                        config.batchSize(),
                        config.cache()
                                .map(NetworkOutputCache::new)
                                .orElseGet(NetworkOutputCache::ofUser))
                .ask();
    }
}

package org.kdtoolkit.teachers.network;

import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;

/** The teacher {@code torchscript}. */
public final class TorchScriptTeacher {

    private TorchScriptTeacher() {}

    /**
     * Asks the model about all samples, or finds its answers in the cache. If the context says that
     * drawn views will be asked for, the model stays open for them.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if the PyTorch engine is not there, or the
     *     model does not take the modality or gives other outputs than the configuration says
     * @throws org.kdtoolkit.api.data.DataException if the model can't be loaded, gives values that
     *     are no numbers, or a sample can't be read and the policy is to fail
     */
    public static Teacher open(TorchScriptConfig config, TeacherContext context) {
        TorchScriptFile file = new TorchScriptFile(config.path(), config.outputs(), context);
        return NetworkTeacher.open(file, context, config.batchSize(), config.cache());
    }
}

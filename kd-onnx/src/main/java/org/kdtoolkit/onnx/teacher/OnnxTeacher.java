package org.kdtoolkit.onnx.teacher;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.teachers.network.NetworkTeacher;

/** The teacher {@code onnx}. */
public final class OnnxTeacher {

    private OnnxTeacher() {}

    /**
     * Compares the file with the data set, then asks it about all samples, or finds its answers in
     * the cache. If the context says that drawn views will be asked for, it stays open for them.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if the file does not take the modality, or
     *     gives other outputs than the configuration says
     * @throws org.kdtoolkit.api.data.DataException if the file can't be run, gives values that are
     *     no numbers, or a sample can't be read and the policy is to fail
     */
    public static Teacher open(OnnxTeacherConfig config, TeacherContext context) {
        return NetworkTeacher.open(
                OnnxFile.of(config, context), context, config.batchSize(), config.cache());
    }

    /**
     * Compares a file's declared input with a modality, without opening the network. A file that is
     * missing is found elsewhere.
     *
     * @param sample the shape of a sample; -1 where it differs
     * @throws org.kdtoolkit.api.ConfigurationException if they don't fit
     * @throws org.kdtoolkit.api.data.DataException if the file can't be used
     */
    public static void checkInput(OnnxTeacherConfig config, Shape sample) {
        if (Files.exists(config.path())) {
            OnnxHeader header =
                    NetworkEntry.of(OnnxHeaders.read(config.path()), config, sample).header();
            InputPlan inputs = InputPlan.of(header, config.inputs());
            new SampleForm(header, inputs.sample()).require(sample);
            OutputPlan.byName(header, config.outputNames());
        }
    }

    /** The same of how the modality's files are read, such as the rate of sound. */
    public static void checkFiles(OnnxTeacherConfig config, Shape sample, ModalitySpec files) {
        if (Files.exists(config.path())) {
            new SampleFiles(NetworkEntry.of(OnnxHeaders.read(config.path()), config, sample))
                    .require(files);
        }
    }

    /**
     * Compares a file with the classes, and opens it, so that an operator that the runtime lacks
     * shows. A file that is missing is found elsewhere.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if the two don't fit
     * @throws org.kdtoolkit.api.data.DataException if the file can't be run
     */
    public static void checkDataset(OnnxTeacherConfig config, Dataset dataset, String modality) {
        if (Files.exists(config.path())) {
            OnnxFile.runs(config, dataset, modality);
        }
    }

    /**
     * Whether a file gives logits.
     *
     * @return empty if that shows only with the classes
     */
    public static Optional<Boolean> givesLogits(OnnxTeacherConfig config) {
        Map<OutputForm, String> named = config.outputNames();
        if (!named.isEmpty()) {
            return Optional.of(
                    named.containsKey(OutputForm.LOGITS)
                            || named.containsKey(OutputForm.PROBABILITIES));
        }
        return Files.exists(config.path())
                ? OutputPlan.byName(OnnxHeaders.read(config.path()), named)
                        .map(OutputPlan::givesLogits)
                : Optional.empty();
    }
}

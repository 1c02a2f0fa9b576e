package org.kdtoolkit.onnx.teacher;

import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.teachers.network.Fingerprint;
import org.kdtoolkit.teachers.network.OutputRole;
import org.kdtoolkit.teachers.network.StoredNetwork;

/**
 * A network in an ONNX file, whose declared inputs and outputs fit what is asked of it.
 *
 * @param entry where samples enter the file
 * @param inputs what each input is given
 * @param outputs what is read
 * @param context what it is asked about
 */
record OnnxFile(NetworkEntry entry, InputPlan inputs, OutputPlan outputs, TeacherContext context)
        implements StoredNetwork {

    /** Changes with how samples and answers are changed on the way. */
    private static final String VERSION = "onnx 1";

    /**
     * Reads a file's header, and compares it with the configuration and the data set.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if they don't fit
     * @throws org.kdtoolkit.api.data.DataException if the file can't be used
     */
    static OnnxFile of(OnnxTeacherConfig config, TeacherContext context) {
        Dataset dataset = context.dataset();
        Shape sample = dataset.modalities().get(context.modality());
        NetworkEntry entry = NetworkEntry.of(OnnxHeaders.read(config.path()), config, sample);
        OnnxHeader header = entry.header();
        InputPlan inputs = InputPlan.of(header, config.inputs());
        new SampleForm(header, inputs.sample()).require(sample);
        requireOrder(header, dataset.classes());
        context.files().ifPresent(files -> new SampleFiles(entry).require(files));
        return new OnnxFile(
                entry,
                inputs,
                OutputPlan.of(header, config.outputNames(), dataset.classes().size()),
                context);
    }

    /**
     * Compares a file with the classes, opens it, and closes it again.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if they don't fit
     * @throws org.kdtoolkit.api.data.DataException if the file can't be run
     */
    static void runs(OnnxTeacherConfig config, Dataset dataset, String modality) {
        NetworkEntry entry =
                NetworkEntry.of(
                        OnnxHeaders.read(config.path()),
                        config,
                        dataset.modalities().get(modality));
        requireOrder(entry.header(), dataset.classes());
        OutputPlan.of(entry.header(), config.outputNames(), dataset.classes().size());
        try (OrtSession session = entry.open()) {
            // opened is all that it has to be
        } catch (OrtException e) {
            throw new IllegalStateException("the runtime can't close " + config.path(), e);
        }
    }

    /** The same classes in another order would be taken for each other. */
    private static void requireOrder(OnnxHeader header, List<String> classes) {
        Optional<List<String>> own = ExportedStudent.classes(header);
        if (own.isPresent()
                && !own.get().equals(classes)
                && Set.copyOf(own.get()).equals(Set.copyOf(classes))) {
            throw new ConfigurationException(
                    "%s: its logits are of the data set's classes in another order; set 'dataset.classes' to theirs: [%s]"
                            .formatted(header.path(), String.join(", ", own.get())));
        }
    }

    private OnnxHeader header() {
        return entry.header();
    }

    @Override
    public List<OutputRole> roles() {
        return outputs.roles();
    }

    @Override
    public void identify(Fingerprint fingerprint) {
        fingerprint.add(VERSION);
        fingerprint.add(header().path());
        header().weightFiles().forEach(fingerprint::add);
        fingerprint.add(inputs.sample().name());
        for (Map.Entry<DeclaredTensor, InputContent> other : inputs.filled().entrySet()) {
            fingerprint.add(other.getKey().name());
            fingerprint.add(other.getValue().key());
        }
        outputs.outputs()
                .forEach(
                        (form, output) -> {
                            fingerprint.add(form.key());
                            fingerprint.add(output.name());
                        });
        fingerprint.add(context.dataset().targetKind().name());
        fingerprint.add(BytePixels.of(context.files()).toString());
    }

    @Override
    public OnnxNetwork open() {
        OrtSession session = entry.open();
        Dataset dataset = context.dataset();
        OnnxHeader header = header();
        return new OnnxNetwork(
                header.path(),
                session,
                inputs,
                new SampleTensors(
                        new SampleForm(header, inputs.sample()),
                        BytePixels.of(context.files()),
                        context.modality()),
                outputs.outputs().entrySet().stream()
                        .map(
                                output ->
                                        new OutputReader(
                                                header,
                                                output.getKey(),
                                                output.getValue(),
                                                dataset.classes().size(),
                                                dataset.targetKind()))
                        .toList(),
                context.modality());
    }
}

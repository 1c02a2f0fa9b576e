package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.formats.numpy.NpyWriter;

/**
 * A folder with a teacher's answers on some of the samples.
 *
 * @param folder the folder
 */
record Precomputed(Path folder) {

    /** Writes what the teacher says of the samples with some indices. */
    void write(SmallExperiment small, IntPredicate known) throws IOException {
        Teacher teacher = small.teachers().open().byName().values().iterator().next();
        for (Subset subset : Subset.values()) {
            Samples samples = small.dataset().samples(subset);
            for (int index = 0; index < samples.size(); index++) {
                if (known.test(index)) {
                    write(teacher, subset, index, samples.id(index), small.manager());
                }
            }
        }
    }

    private void write(Teacher teacher, Subset subset, int index, String id, NDManager parent)
            throws IOException {
        try (NDManager manager = parent.newSubManager()) {
            Targets none = Targets.singleLabel(manager.create(new long[1]));
            Batch batch = Batch.of(subset, List.of(id), new int[] {index}, Map.of(), none);
            TeacherOutput output = teacher.output(batch, manager);
            write("embeddings", id, output.embedding().toFloatArray());
            write("logits", id, output.logits().orElseThrow().toFloatArray());
        }
    }

    private void write(String kind, String id, float[] values) throws IOException {
        Path file = folder.resolve(kind).resolve(id + ".npy");
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            NpyWriter.write(HostTensor.of(values, values.length), out);
        }
    }

    /** Puts the files in the place of the teacher. */
    String override() {
        return "teacher={modality: audio, type: precomputed, missing: keep, embeddings: '%s', logits: '%s'}"
                .formatted(folder.resolve("embeddings"), folder.resolve("logits"));
    }
}

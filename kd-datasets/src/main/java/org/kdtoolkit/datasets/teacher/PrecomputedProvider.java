package org.kdtoolkit.datasets.teacher;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.Kind;
import org.kdtoolkit.api.Provider;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherShape;

/** Offers {@code precomputed}. */
public final class PrecomputedProvider
        implements Provider<PrecomputedConfig, TeacherContext, Teacher> {

    @Override
    public Kind<TeacherContext, Teacher> kind() {
        return Kind.TEACHER;
    }

    @Override
    public String name() {
        return "precomputed";
    }

    @Override
    public Class<PrecomputedConfig> configuration() {
        return PrecomputedConfig.class;
    }

    @Override
    public String summary() {
        return "embeddings and logits from .npy files, one of each for every sample";
    }

    /**
     * Reads the vectors of all samples; those without proper ones go to the context's faults.
     *
     * @throws ConfigurationException if neither folder is given
     * @throws DataException if a folder is missing, no sample has vectors, or one has not and the
     *     policy is to fail
     */
    @Override
    public Teacher create(PrecomputedConfig config, TeacherContext context) {
        if (config.embeddings().isEmpty() && config.logits().isEmpty()) {
            throw new ConfigurationException(
                    "a precomputed teacher needs 'embeddings', 'logits' or both: folders of .npy"
                            + " files");
        }
        int classes = context.dataset().classes().size();
        Optional<VectorFolder> logits =
                config.logits()
                        .map(
                                path ->
                                        new VectorFolder(
                                                "logits",
                                                path,
                                                OptionalInt.of(classes),
                                                "one for each class"));
        VectorFolder embeddings =
                config.embeddings()
                        .map(path -> new VectorFolder("embeddings", path, OptionalInt.empty(), ""))
                        .or(() -> logits)
                        .orElseThrow();
        Map<Subset, TableTeacher.Table> tables = new EnumMap<>(Subset.class);
        for (Subset subset : Subset.values()) {
            tables.put(subset, table(context, subset, embeddings, logits));
        }
        int width =
                embeddings
                        .width()
                        .orElseThrow(
                                () ->
                                        new DataException(
                                                "the teacher has no vector for any sample; see"
                                                        + " 'embeddings' and 'logits'"));
        return new TableTeacher(TeacherShape.of(width, logits.isPresent()), tables);
    }

    private static TableTeacher.Table table(
            TeacherContext context,
            Subset subset,
            VectorFolder embeddings,
            Optional<VectorFolder> logits) {
        Samples samples = context.dataset().samples(subset);
        float[][] embeddingRows = new float[samples.size()][];
        Optional<float[][]> logitRows = logits.map(folder -> new float[samples.size()][]);
        for (int index = 0; index < samples.size(); index++) {
            if (context.faults().skips(subset, index)) {
                continue;
            }
            String id = samples.id(index);
            Optional<String> source = samples.source(index, context.modality());
            try {
                embeddingRows[index] = embeddings.vector(id, source);
                if (logits.isPresent()) {
                    logitRows.orElseThrow()[index] = logits.get().vector(id, source);
                }
            } catch (SampleException e) {
                context.miss(subset, index, e);
            }
        }
        return new TableTeacher.Table(embeddingRows, logitRows);
    }
}

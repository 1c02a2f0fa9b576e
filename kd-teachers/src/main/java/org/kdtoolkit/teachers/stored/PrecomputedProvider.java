package org.kdtoolkit.teachers.stored;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.data.DataException;
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
        return "embeddings, logits and feature maps from .npy files, one of each for every"
                + " sample";
    }

    /**
     * Reads the arrays of all samples; those without proper ones go to the context's faults, and
     * those without any to {@link TeacherContext#miss}.
     *
     * @throws ConfigurationException if there are neither embeddings nor logits
     * @throws DataException if a folder is missing, no sample has arrays, or one has not and the
     *     policy is to fail
     */
    @Override
    public Teacher create(PrecomputedConfig config, TeacherContext context) {
        if (config.embeddings().isEmpty() && config.logits().isEmpty()) {
            throw new ConfigurationException(
                    "a precomputed teacher needs 'embeddings', 'logits' or both: folders of .npy"
                            + " files");
        }
        VectorLayout logitLayout = VectorLayout.logits(context.dataset().classes().size());
        VectorLayout embeddingLayout =
                config.embeddings().isPresent() ? VectorLayout.embeddings() : logitLayout;
        MapLayout mapLayout = new MapLayout();
        Optional<ArrayFolder> logits =
                config.logits().map(path -> new ArrayFolder(path, logitLayout));
        PrecomputedTables tables =
                new PrecomputedTables(
                        context,
                        OwnSources.of(context.dataset(), context.modality()),
                        config.embeddings()
                                .map(path -> new ArrayFolder(path, embeddingLayout))
                                .or(() -> logits)
                                .orElseThrow(),
                        logits,
                        config.featureMaps().map(path -> new ArrayFolder(path, mapLayout)));
        Map<Subset, List<Optional<TableTeacher.Row>>> rows = new EnumMap<>(Subset.class);
        for (Subset subset : Subset.values()) {
            rows.put(subset, tables.of(subset));
        }
        if (rows.values().stream().flatMap(List::stream).allMatch(Optional::isEmpty)) {
            throw new DataException(
                    "the teacher has no vector for any sample; see 'embeddings' and 'logits'");
        }
        return TableTeacher.stored(
                new TeacherShape(
                        embeddingLayout.width().orElseThrow(),
                        logits.isPresent(),
                        mapLayout.featureMap()),
                rows,
                context);
    }
}

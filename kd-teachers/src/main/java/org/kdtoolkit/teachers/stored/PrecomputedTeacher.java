package org.kdtoolkit.teachers.stored;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherShape;

/** The teacher {@code precomputed}. */
public final class PrecomputedTeacher {

    private PrecomputedTeacher() {}

    /**
     * Reads the arrays of all samples; those without proper ones go to the context's faults, and
     * those without any to {@link TeacherContext#miss}.
     *
     * @throws ConfigurationException if there are neither embeddings nor logits
     * @throws DataException if a folder is missing, no sample has arrays, or one has not and the
     *     policy is to fail
     */
    public static Teacher open(PrecomputedConfig config, TeacherContext context) {
        if (config.embeddings().isEmpty() && config.logits().isEmpty()) {
            throw new ConfigurationException(
                    "a precomputed teacher needs 'embeddings', 'logits' or both: folders of .npy"
                            + " files");
        }
        VectorLayout logitLayout = VectorLayout.logits(context.dataset().classes().size());
        VectorLayout embeddingLayout =
                config.embeddings().isPresent() ? VectorLayout.embeddings() : logitLayout;
        MapLayout mapLayout = new MapLayout();
        Map<String, MapLayout> stageLayouts = new LinkedHashMap<>();
        Map<String, ArrayFolder> stages = new LinkedHashMap<>();
        config.stages()
                .forEach(
                        (stage, path) -> {
                            MapLayout layout = new MapLayout();
                            stageLayouts.put(stage, layout);
                            stages.put(stage, new ArrayFolder(path, layout));
                        });
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
                        config.featureMaps().map(path -> new ArrayFolder(path, mapLayout)),
                        stages);
        Map<Subset, List<Optional<TableTeacher.Row>>> rows = new EnumMap<>(Subset.class);
        for (Subset subset : Subset.values()) {
            rows.put(subset, tables.of(subset));
        }
        if (rows.values().stream().flatMap(List::stream).allMatch(Optional::isEmpty)) {
            throw new DataException(
                    "the teacher has no vector for any sample; see 'embeddings' and 'logits'");
        }
        Map<String, FeatureMapShape> stageShapes = new LinkedHashMap<>();
        stageLayouts.forEach(
                (stage, layout) -> stageShapes.put(stage, layout.featureMap().orElseThrow()));
        return TableTeacher.stored(
                TeacherShape.of(embeddingLayout.width().orElseThrow(), logits.isPresent())
                        .withFeatureMap(mapLayout.featureMap())
                        .withStages(stageShapes),
                rows,
                context);
    }
}

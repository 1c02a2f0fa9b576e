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

    private final PrecomputedTables tables;
    private final VectorLayout embeddings;
    private final MapLayout maps = new MapLayout();
    private final Map<String, MapLayout> stages = new LinkedHashMap<>();

    private PrecomputedTeacher(PrecomputedConfig config, TeacherContext context) {
        if (config.embeddings().isEmpty() && config.logits().isEmpty()) {
            throw new ConfigurationException(
                    "a precomputed teacher needs 'embeddings', 'logits' or both: folders of .npy"
                            + " files");
        }
        VectorLayout logitLayout = VectorLayout.logits(context.dataset().classes().size());
        embeddings = config.embeddings().isPresent() ? VectorLayout.embeddings() : logitLayout;
        Map<String, ArrayFolder> stageFolders = new LinkedHashMap<>();
        config.stages()
                .forEach(
                        (stage, path) -> {
                            MapLayout layout = new MapLayout();
                            stages.put(stage, layout);
                            stageFolders.put(stage, new ArrayFolder(path, layout));
                        });
        Optional<ArrayFolder> logits =
                config.logits().map(path -> new ArrayFolder(path, logitLayout));
        tables =
                new PrecomputedTables(
                        context,
                        OwnSources.of(context.dataset(), context.modality()),
                        config.embeddings()
                                .map(path -> new ArrayFolder(path, embeddings))
                                .or(() -> logits)
                                .orElseThrow(),
                        logits,
                        config.featureMaps().map(path -> new ArrayFolder(path, maps)),
                        stageFolders);
    }

    /**
     * Reads the arrays of all samples; those without proper ones go to the context's faults, and
     * those without any to {@link TeacherContext#miss}.
     *
     * @throws ConfigurationException if there are neither embeddings nor logits
     * @throws DataException if a folder is missing, no sample has arrays, or one has not and the
     *     policy is to fail
     */
    public static Teacher open(PrecomputedConfig config, TeacherContext context) {
        PrecomputedTeacher teacher = new PrecomputedTeacher(config, context);
        Map<Subset, List<Optional<TableTeacher.Row>>> rows = new EnumMap<>(Subset.class);
        for (Subset subset : Subset.values()) {
            rows.put(subset, teacher.tables.of(subset));
        }
        if (rows.values().stream().flatMap(List::stream).allMatch(Optional::isEmpty)) {
            throw new DataException(
                    "the teacher has no vector for any sample; see 'embeddings' and 'logits'");
        }
        return TableTeacher.stored(teacher.shape(), rows, context);
    }

    /**
     * What the teacher will give, by the arrays of one of the first training samples, if one has
     * some.
     *
     * @throws ConfigurationException if there are neither embeddings nor logits
     * @throws DataException if a folder is missing
     */
    public static Optional<TeacherShape> outline(PrecomputedConfig config, TeacherContext context) {
        PrecomputedTeacher teacher = new PrecomputedTeacher(config, context);
        return teacher.tables.first().map(row -> teacher.shape());
    }

    /** What the arrays hold, once some were read. */
    private TeacherShape shape() {
        Map<String, FeatureMapShape> shapes = new LinkedHashMap<>();
        stages.forEach((stage, layout) -> shapes.put(stage, layout.featureMap().orElseThrow()));
        return TeacherShape.of(embeddings.width().orElseThrow(), tables.logits().isPresent())
                .withFeatureMap(maps.featureMap())
                .withStages(shapes);
    }
}

package org.kdtoolkit.train.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.formats.numpy.FloatTable;
import org.kdtoolkit.teachers.stored.OwnSources;

/** The folder of one teacher's answers. */
final class TeacherFolder {

    private final TeacherOutputFiles embeddings;
    private final TeacherOutputFiles logits;
    private final TeacherOutputFiles featureMaps;
    private final Map<String, TeacherOutputFiles> stages = new LinkedHashMap<>();

    /**
     * A folder with parts for what a teacher says.
     *
     * @param inner the names of the inner feature maps among that
     */
    TeacherFolder(Path folder, Set<String> inner) {
        this.embeddings = new TeacherOutputFiles(folder.resolve("embeddings"));
        this.logits = new TeacherOutputFiles(folder.resolve("logits"));
        this.featureMaps = new TeacherOutputFiles(folder.resolve("feature-maps"));
        for (String stage : inner) {
            stages.put(stage, new TeacherOutputFiles(folder.resolve("stages").resolve(stage)));
        }
    }

    /** The names of the inner feature maps that are written. */
    Set<String> stages() {
        return stages.keySet();
    }

    /**
     * Sees to it, before a teacher is asked anything, that every answer can have a file.
     *
     * @param sources which files samples have for their own
     * @throws org.kdtoolkit.api.data.DataException naming a sample that can have none
     */
    void requireNames(Samples samples, OwnSources sources) {
        for (int index = 0; index < samples.size(); index++) {
            embeddings.requireName(samples.id(index), sources.of(samples, index));
        }
    }

    /**
     * Writes what the teacher says of a batch, but for the samples that it knows nothing about.
     *
     * @param ids [B] the samples' ids
     * @param sources [B] the files that they have for their own
     */
    void write(
            TeacherOutput output,
            TeacherShape shape,
            List<String> ids,
            List<Optional<String>> sources) {
        List<Integer> known =
                IntStream.range(0, ids.size())
                        .filter(row -> !output.missing().contains(row))
                        .boxed()
                        .toList();
        write(embeddings, output.embedding(), known, ids, sources);
        output.logits().ifPresent(array -> write(logits, array, known, ids, sources));
        output.featureMap()
                .map(map -> channelsFirst(map, shape.featureMap().orElseThrow()))
                .ifPresent(array -> write(featureMaps, array, known, ids, sources));
        stages.forEach(
                (stage, files) ->
                        write(
                                files,
                                channelsFirst(output.stage(stage), shape.stages().get(stage)),
                                known,
                                ids,
                                sources));
    }

    private static void write(
            TeacherOutputFiles files,
            NDArray array,
            List<Integer> known,
            List<String> ids,
            List<Optional<String>> sources) {
        FloatTable table = FloatTable.of(array.toFloatArray(), array.getShape().slice(1));
        for (int row : known) {
            HostTensor answer = new HostTensor(table.rows()[row], table.row());
            files.write(ids.get(row), sources.get(row), answer);
        }
    }

    /** [B, K, D] as convolutions give it: [B, D, grid...]. */
    private static NDArray channelsFirst(NDArray map, FeatureMapShape shape) {
        long batch = map.getShape().get(0);
        return map.transpose(0, 2, 1).reshape(new Shape(batch, shape.width()).addAll(shape.grid()));
    }
}

package org.kdtoolkit.teachers.stored;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.TeacherContext;

/**
 * Reads what a teacher left in folders. Of a sample with a file missing, or with an embedding of
 * zeros only, the teacher knows nothing; a file that is there but can't be used is a fault.
 *
 * @param context the samples
 * @param sources which files samples have for their own
 * @param embeddings a vector each
 * @param logits a vector each
 * @param featureMaps a map each
 * @param stages inner feature maps, a map each, by the names of their stages
 */
record PrecomputedTables(
        TeacherContext context,
        OwnSources sources,
        ArrayFolder embeddings,
        Optional<ArrayFolder> logits,
        Optional<ArrayFolder> featureMaps,
        Map<String, ArrayFolder> stages) {

    /** How many samples are tried where one is enough. */
    private static final int FIRST = 100;

    /** What the teacher says of each sample of a subset. */
    List<Optional<TableTeacher.Row>> of(Subset subset) {
        Samples samples = context.dataset().samples(subset);
        return IntStream.range(0, samples.size()).mapToObj(i -> row(subset, i, samples)).toList();
    }

    /** What it says of one of the first training samples, if it knows one of them. */
    Optional<TableTeacher.Row> first() {
        Samples samples = context.dataset().samples(Subset.TRAIN);
        return IntStream.range(0, Math.min(FIRST, samples.size()))
                .mapToObj(i -> row(Subset.TRAIN, i, samples))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<TableTeacher.Row> row(Subset subset, int index, Samples samples) {
        if (context.faults().skipsForAll(subset, index)) {
            return Optional.empty();
        }
        try {
            return read(subset, index, samples);
        } catch (SampleException e) {
            context.faults().report(subset, index, samples.id(index), e);
            return Optional.empty();
        }
    }

    private Optional<TableTeacher.Row> read(Subset subset, int index, Samples samples)
            throws SampleException {
        String id = samples.id(index);
        Optional<String> source = sources.of(samples, index);
        for (ArrayFolder folder : folders()) {
            if (folder.find(id, source).isEmpty()) {
                context.miss(subset, index, folder.absence(id, source));
                return Optional.empty();
            }
        }
        ArrayFolder.Entry embedding = embeddings.find(id, source).orElseThrow();
        if (isZero(embedding.values())) {
            context.miss(
                    subset,
                    index,
                    new SampleException(
                            "%s holds zeros only, which stands for nothing known; 'missing: keep' has such samples learn from their labels alone"
                                    .formatted(embedding.file())));
            return Optional.empty();
        }
        Map<String, float[]> inner = new LinkedHashMap<>();
        for (Map.Entry<String, ArrayFolder> stage : stages.entrySet()) {
            inner.put(stage.getKey(), stage.getValue().find(id, source).orElseThrow().values());
        }
        return Optional.of(
                new TableTeacher.Row(
                        embedding.values(),
                        values(logits, id, source),
                        values(featureMaps, id, source),
                        inner));
    }

    private List<ArrayFolder> folders() {
        return Stream.concat(
                        Stream.of(Optional.of(embeddings), logits, featureMaps)
                                .flatMap(Optional::stream),
                        stages.values().stream())
                .toList();
    }

    private static Optional<float[]> values(
            Optional<ArrayFolder> folder, String id, Optional<String> source)
            throws SampleException {
        return folder.isEmpty()
                ? Optional.empty()
                : folder.get().find(id, source).map(ArrayFolder.Entry::values);
    }

    private static boolean isZero(float[] values) {
        for (float value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }
}

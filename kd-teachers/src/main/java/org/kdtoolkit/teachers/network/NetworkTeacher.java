package org.kdtoolkit.teachers.network;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.formats.numpy.FloatTable;
import org.kdtoolkit.teachers.stored.TableTeacher;

/**
 * Turns a network into a teacher: asks it about every sample, unless the answers are known already.
 * They are when the file, the roles and all inputs of a subset are what they were.
 */
public final class NetworkTeacher {

    private final StoredNetwork network;
    private final TeacherContext context;
    private final int batchSize;
    private final NetworkOutputCache cache;

    /**
     * What is asked about a subset.
     *
     * @param inputs the samples
     * @param readable the indices of those that can be read
     * @param key names the answers
     */
    private record Question(TeacherInputs inputs, List<Integer> readable, String key) {

        List<String> ids(List<Integer> indices) {
            return indices.stream().map(index -> inputs.samples().id(index)).toList();
        }
    }

    /**
     * Prepares to ask a network.
     *
     * @param context the samples, and what takes those that can't be read
     * @param batchSize how many samples are answered at a time
     * @param cache keeps the answers
     */
    NetworkTeacher(
            StoredNetwork network,
            TeacherContext context,
            int batchSize,
            NetworkOutputCache cache) {
        this.network = network;
        this.context = context;
        this.batchSize = batchSize;
        this.cache = cache;
    }

    /**
     * Asks a network about all samples, or finds its answers in the cache. If the context says that
     * drawn views will be asked for, the network stays open for them.
     *
     * @param batchSize how many samples are answered at a time
     * @param cache the folder where the answers are kept; by default one in the user's cache folder
     * @throws org.kdtoolkit.api.ConfigurationException if network and data set don't fit together
     * @throws DataException if a file can't be used, no sample can be read, or one can't and the
     *     policy is to fail
     */
    public static Teacher open(
            StoredNetwork network, TeacherContext context, int batchSize, Optional<Path> cache) {
        TableTeacher answers =
                new NetworkTeacher(network, context, batchSize, NetworkOutputCache.in(cache)).ask();
        return context.asksForDrawnViews()
                ? new DrawnViewTeacher(
                        answers, answers, network.open(), context.modality(), batchSize)
                : answers;
    }

    /**
     * Asks about all samples.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if network and data set don't fit together
     * @throws DataException if a file can't be used, no sample can be read, or one can't and the
     *     policy is to fail
     */
    TableTeacher ask() {
        Map<Subset, Question> questions = questions();
        Map<Subset, Map<OutputRole, FloatTable>> answers = known(questions);
        if (answers.size() < questions.size()) {
            cache.prepare();
            try (FrozenNetwork opened = network.open()) {
                questions.forEach(
                        (subset, question) ->
                                answers.computeIfAbsent(subset, s -> answer(question, opened)));
            }
        }
        return teacher(questions, answers);
    }

    /** What to ask about each subset of which samples can be read. */
    private Map<Subset, Question> questions() {
        Fingerprint common = new Fingerprint();
        network.identify(common);
        common.add(network.roles().stream().map(OutputRole::key).collect(Collectors.joining(" ")));
        common.add(Integer.toString(context.dataset().classes().size()));
        Map<Subset, Question> questions = new EnumMap<>(Subset.class);
        for (Subset subset : Subset.values()) {
            Fingerprint fingerprint = common.fork();
            TeacherInputs inputs = new TeacherInputs(context, subset);
            List<Integer> readable = inputs.survey(fingerprint::add);
            if (!readable.isEmpty()) {
                questions.put(subset, new Question(inputs, readable, fingerprint.text()));
            }
        }
        if (questions.isEmpty()) {
            throw new DataException(
                    "the teacher can read the modality '%s' of no sample"
                            .formatted(context.modality()));
        }
        return questions;
    }

    private Map<Subset, Map<OutputRole, FloatTable>> known(Map<Subset, Question> questions) {
        Map<Subset, Map<OutputRole, FloatTable>> known = new EnumMap<>(Subset.class);
        questions.forEach(
                (subset, question) ->
                        cache.find(question.key(), network.roles(), question.readable().size())
                                .ifPresent(answer -> known.put(subset, answer)));
        return known;
    }

    private Map<OutputRole, FloatTable> answer(Question question, FrozenNetwork opened) {
        List<Integer> all = question.readable();
        NetworkOutputs answers = new NetworkOutputs();
        for (int first = 0; first < all.size(); first += batchSize) {
            List<Integer> batch = all.subList(first, Math.min(all.size(), first + batchSize));
            answers.add(question.ids(batch), opened.answer(question.inputs().read(batch)));
        }
        cache.store(question.key(), question.ids(all), answers.tables());
        return answers.tables();
    }

    private TableTeacher teacher(
            Map<Subset, Question> questions, Map<Subset, Map<OutputRole, FloatTable>> answers) {
        Map<Subset, List<Optional<TableTeacher.Row>>> rows = new EnumMap<>(Subset.class);
        for (Subset subset : Subset.values()) {
            int size = context.dataset().samples(subset).size();
            List<Optional<TableTeacher.Row>> table =
                    new ArrayList<>(Collections.nCopies(size, Optional.empty()));
            if (answers.containsKey(subset)) {
                fill(table, questions.get(subset).readable(), answers.get(subset));
            }
            rows.put(subset, table);
        }
        return TableTeacher.perceiving(shape(answers), rows, context, network::classifier);
    }

    private void fill(
            List<Optional<TableTeacher.Row>> table,
            List<Integer> indices,
            Map<OutputRole, FloatTable> answer) {
        float[][] embeddings = answer.get(embeddingRole()).rows();
        Optional<FloatTable> logits = Optional.ofNullable(answer.get(OutputRole.LOGITS));
        Optional<FloatTable> maps = Optional.ofNullable(answer.get(OutputRole.FEATURE_MAP));
        for (int i = 0; i < indices.size(); i++) {
            int row = i;
            table.set(
                    indices.get(i),
                    Optional.of(
                            new TableTeacher.Row(
                                    embeddings[row],
                                    logits.map(l -> l.rows()[row]),
                                    maps.map(m -> m.rows()[row]))));
        }
    }

    /** Without an embedding the logits serve as one. */
    private OutputRole embeddingRole() {
        return network.roles().contains(OutputRole.EMBEDDING)
                ? OutputRole.EMBEDDING
                : OutputRole.LOGITS;
    }

    private TeacherShape shape(Map<Subset, Map<OutputRole, FloatTable>> answers) {
        List<TeacherShape> shapes =
                answers.values().stream().map(this::shapeOf).distinct().toList();
        if (shapes.size() > 1) {
            throw new DataException(
                    "the teacher's outputs differ between subsets: %s and %s; give the modality a fixed size"
                            .formatted(shapes.get(0), shapes.get(1)));
        }
        return shapes.get(0);
    }

    private TeacherShape shapeOf(Map<OutputRole, FloatTable> answer) {
        int width = Math.toIntExact(answer.get(embeddingRole()).row().size());
        return TeacherShape.of(width, answer.containsKey(OutputRole.LOGITS))
                .withFeatureMap(
                        Optional.ofNullable(answer.get(OutputRole.FEATURE_MAP))
                                .map(map -> featureMap(map.row())));
    }

    private static FeatureMapShape featureMap(Shape row) {
        int last = row.dimension() - 1;
        return new FeatureMapShape(row.slice(0, last), Math.toIntExact(row.get(last)));
    }
}

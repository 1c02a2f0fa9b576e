package org.kdtoolkit.teachers.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.LinearClassifier;
import org.kdtoolkit.api.model.Preactivation;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;

/**
 * A teacher whose answers are known, and whose network is still there for its inner feature maps.
 * These are many times larger than the answers, so they are not kept: each batch is read, in the
 * first view, and goes through the network once more.
 */
final class StagedTeacher implements Teacher {

    private final Teacher answers;
    private final BackboneNetwork network;
    private final TeacherContext context;
    private final int batchSize;
    private final TeacherShape shape;

    /**
     * Puts the two together.
     *
     * @param answers what the network says of all samples
     * @param network the same network, closed with this
     * @param context the samples
     * @param batchSize how many samples the network is asked about at a time
     */
    StagedTeacher(Teacher answers, BackboneNetwork network, TeacherContext context, int batchSize) {
        this.answers = answers;
        this.network = network;
        this.context = context;
        this.batchSize = batchSize;
        this.shape =
                answers.shape()
                        .withStages(network.stages())
                        .withPreactivations(network.preactivations());
    }

    @Override
    public TeacherShape shape() {
        return shape;
    }

    @Override
    public TeacherOutput output(Batch batch, NDManager manager) {
        return answers.output(batch, manager);
    }

    /**
     * As the answers, with maps whose rows of missing samples are 0.
     *
     * @throws org.kdtoolkit.api.data.DataException if a sample can no longer be read
     */
    @Override
    public TeacherOutput output(Batch batch, NDManager manager, Set<String> stages) {
        shape.requireStages(stages);
        TeacherOutput output = answers.output(batch, manager);
        return stages.isEmpty()
                ? output
                : output.withStages(maps(batch, output.missing(), manager, stages));
    }

    private Map<String, NDArray> maps(
            Batch batch, List<Integer> missing, NDManager manager, Set<String> stages) {
        KnownRows known = KnownRows.without(missing, batch.size());
        List<Integer> rows = known.rows();
        Map<String, NDArray> maps = new LinkedHashMap<>();
        try (NDManager step = manager.newSubManager()) {
            Map<String, NDList> parts = new LinkedHashMap<>();
            for (int first = 0; first < rows.size(); first += batchSize) {
                List<Integer> asked = rows.subList(first, Math.min(rows.size(), first + batchSize));
                ask(batch, asked, stages, step)
                        .forEach((n, m) -> parts.computeIfAbsent(n, k -> new NDList()).add(m));
            }
            for (String stage : stages) {
                NDArray map =
                        rows.isEmpty()
                                ? step.zeros(batchOf(batch.size(), layout(stage)))
                                : known.spread(NDArrays.concat(parts.get(stage)));
                map.attach(manager);
                maps.put(stage, map);
            }
        }
        return maps;
    }

    private Map<String, NDArray> ask(
            Batch batch, List<Integer> rows, Set<String> stages, NDManager step) {
        List<Integer> indices = rows.stream().map(row -> batch.indices()[row]).toList();
        return network.maps(new TeacherInputs(context, batch.subset()).read(indices), stages, step);
    }

    private FeatureMapShape layout(String name) {
        return shape.preactivations().entrySet().stream()
                .filter(entry -> Preactivation.nameOf(entry.getKey()).equals(name))
                .map(entry -> entry.getValue().layout())
                .findFirst()
                .orElseGet(() -> shape.stages().get(name));
    }

    private static Shape batchOf(int size, FeatureMapShape layout) {
        return new Shape(size, layout.tokens(), layout.width());
    }

    @Override
    public boolean needsInput() {
        return answers.needsInput();
    }

    @Override
    public boolean perceives() {
        return answers.perceives();
    }

    @Override
    public Optional<LinearClassifier> classifier() {
        return answers.classifier();
    }

    @Override
    public List<String> notes() {
        return answers.notes();
    }

    @Override
    public void close() {
        network.close();
        answers.close();
    }
}

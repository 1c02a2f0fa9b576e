package org.kdtoolkit.teachers.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Rows;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.LinearClassifier;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.teachers.stored.TableTeacher;

/**
 * A teacher whose network is asked about what each batch carries. Its answers on first views are
 * known; what it says of other views is computed each time and never kept. It knows nothing about
 * samples of which it could not read the first view.
 */
final class DrawnViewTeacher implements Teacher {

    private final Teacher first;
    private final TableTeacher known;
    private final FrozenNetwork network;
    private final String modality;
    private final int batchSize;

    /**
     * Puts the two together.
     *
     * @param first answers about first views, in batches that do not carry the modality
     * @param known says which samples can be read
     * @param network the network, closed with this
     * @param modality what it perceives
     * @param batchSize how many samples the network is asked about at a time
     */
    DrawnViewTeacher(
            Teacher first,
            TableTeacher known,
            FrozenNetwork network,
            String modality,
            int batchSize) {
        this.first = first;
        this.known = known;
        this.network = network;
        this.modality = modality;
        this.batchSize = batchSize;
    }

    @Override
    public TeacherShape shape() {
        return first.shape();
    }

    @Override
    public TeacherOutput output(Batch batch, NDManager manager) {
        return output(batch, manager, Set.of());
    }

    /**
     * Answers for the batch's input or, where it carries none, for first views.
     *
     * @throws IllegalArgumentException if the batch is of other views, and does not carry the input
     * @throws DataException if the answers have another shape than those on first views
     */
    @Override
    public TeacherOutput output(Batch batch, NDManager manager, Set<String> stages) {
        shape().requireStages(stages);
        List<Integer> missing = known.missing(batch);
        KnownRows rows = KnownRows.without(missing, batch.size());
        if (!batch.inputs().containsKey(modality)) {
            requireFirst(batch);
            return first.output(batch, manager, stages);
        }
        if (rows.isEmpty()) {
            return first.output(batch, manager, stages); // of zeros only
        }
        try (NDManager step = manager.newSubManager()) {
            NetworkAnswer answer = ask(input(batch, rows, step), stages);
            requireShape(answer, batch);
            return answer.mapped(rows::spread).ownedBy(manager).output().withMissing(missing);
        }
    }

    private void requireFirst(Batch batch) {
        batch.views().stream()
                .filter(view -> !view.equals(View.FIRST))
                .findFirst()
                .ifPresent(
                        view -> {
                            throw new IllegalArgumentException(
                                    "the teacher is asked about %s, but the batch does not carry its modality '%s'"
                                            .formatted(view, modality));
                        });
    }

    /** The batch's input, as an array of the step: what is made of it ends with that. */
    private NDArray input(Batch batch, KnownRows rows, NDManager step) {
        NDArray input = batch.input(modality).stopGradient();
        input.attach(step);
        return rows.isAll()
                ? input
                : Rows.without(known.missing(batch), batch.size(), step).of(input);
    }

    private NetworkAnswer ask(NDArray input, Set<String> stages) {
        NDManager step = input.getManager();
        long size = input.getShape().get(0);
        List<NetworkAnswer> parts = new ArrayList<>();
        for (long begin = 0; begin < size; begin += batchSize) {
            long end = Math.min(size, begin + batchSize);
            try (NDManager part = step.newSubManager()) {
                NDArray asked =
                        size <= batchSize ? input.stopGradient() : input.get(begin + ":" + end);
                asked.attach(part);
                parts.add(network.ask(asked, stages).ownedBy(step));
            }
        }
        return NetworkAnswer.concat(parts);
    }

    private void requireShape(NetworkAnswer answer, Batch batch) {
        TeacherOutput output = answer.output();
        requireShape("embedding", output.embedding(), new Shape(shape().width()), batch);
        output.featureMap()
                .ifPresent(
                        map ->
                                requireShape(
                                        "feature-map",
                                        map,
                                        row(shape().featureMap().orElseThrow()),
                                        batch));
        for (Map.Entry<String, NDArray> stage : output.stages().entrySet()) {
            FeatureMapShape layout = shape().stages().get(stage.getKey());
            requireShape("stage " + stage.getKey(), stage.getValue(), row(layout), batch);
        }
    }

    private static Shape row(FeatureMapShape layout) {
        return new Shape(layout.tokens(), layout.width());
    }

    private void requireShape(String what, NDArray found, Shape announced, Batch batch) {
        Shape row = found.getShape().slice(1);
        if (!row.equals(announced)) {
            throw new DataException(
                    "the teacher's %s of the sample '%s' has shape %s in the view that was drawn, in its first view %s; give the modality '%s' a fixed size"
                            .formatted(what, batch.ids().get(0), row, announced, modality));
        }
    }

    @Override
    public boolean needsInput() {
        return first.needsInput();
    }

    @Override
    public boolean answersDrawnViews() {
        return true;
    }

    @Override
    public boolean perceives() {
        return first.perceives();
    }

    @Override
    public Optional<LinearClassifier> classifier() {
        return first.classifier();
    }

    @Override
    public List<String> notes() {
        return first.notes();
    }

    @Override
    public void close() {
        first.close();
        network.close();
    }
}

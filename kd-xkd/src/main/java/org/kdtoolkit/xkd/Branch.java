package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.Supplier;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TokenEncoder.Encoded;

/**
 * The training of one modality.
 *
 * @param name of the student
 * @param config what it is told
 * @param student what learns
 * @param teacher what follows the student, and is learned from by the other modality's
 * @param autoencoder of the student's encoder
 * @param criterion compares the other modality's student with this teacher
 */
record Branch(
        String name,
        BranchConfig config,
        ProjectedEncoder student,
        ProjectedEncoder teacher,
        MaskedAutoencoder autoencoder,
        CentredCrossEntropy criterion)
        implements Stateful {

    private static final int[] TOKENS = {1};

    /** Masks the global view and encodes the rest of it. */
    MaskedAutoencoder.Seen see(Batch batch, MaskNoise noise) {
        NDArray input = global(batch);
        Shape patches = new Shape(batch.size(), student.encoder().featureMap().tokens());
        NDArray drawn = noise.draw(config.modality(), patches, input.getManager());
        return fitting(config.globalView(), () -> autoencoder.see(input, drawn));
    }

    /**
     * What the student's head says of all its views.
     *
     * @param seen of the global view
     * @return [(1 + V) * B, K]: of the global view, then of each of V local ones
     */
    NDArray outputs(Batch batch, MaskedAutoencoder.Seen seen) {
        List<NDArray> locals = locals(batch);
        NDArray joined = locals.size() == 1 ? locals.get(0) : NDArrays.concat(new NDList(locals));
        NDArray tokens = fitting(config.localView(), () -> student.encoder().embed(joined));
        NDArray local = mean(student.encoder().encode(tokens));
        return student.project(mean(seen.latent()).concat(local, 0));
    }

    /** What the teacher makes of the view that it sees, with what it attends to. */
    Encoded teach(Batch batch, TeacherView view) {
        NDArray input = view == TeacherView.LOCAL ? locals(batch).get(0) : global(batch);
        String name = view == TeacherView.LOCAL ? config.localView() : config.globalView();
        return teacher.encoder()
                .encodeAttending(fitting(name, () -> teacher.encoder().embed(input)));
    }

    private NDArray global(Batch batch) {
        return batch.inputs(config.modality(), config.globalView()).get(0);
    }

    private List<NDArray> locals(Batch batch) {
        return batch.inputs(config.modality(), config.localView());
    }

    private static NDArray mean(Encoded encoded) {
        return encoded.patches().mean(TOKENS);
    }

    /** What a view is not fit for is known only once there is one. */
    private <T> T fitting(String view, Supplier<T> use) {
        try {
            return use.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "the view '%s' of the modality '%s' does not fit the student '%s': %s"
                            .formatted(view, config.modality(), name, e.getMessage()),
                    e);
        }
    }

    /** All but the student's encoder. */
    @Override
    public StateDict state() {
        return StateDict.builder()
                .add("head", student.head().state())
                .add("autoencoder", autoencoder.state())
                .add("teacher", teacher.state())
                .add("teacher", criterion.state())
                .build();
    }
}

package org.kdtoolkit.baselines.review;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.Optional;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.baselines.layer.BatchStandardisation;
import org.kdtoolkit.baselines.layer.MapConvolution;
import org.kdtoolkit.baselines.layer.MapConvolution.Kernel;
import org.kdtoolkit.baselines.layer.NearestResize;

/**
 * Fuses a stage of the student with what the stages behind it have handed on, by two gates at each
 * position, and brings the result to the layout of the teacher's stage.
 *
 * <pre>
 * x = norm(convolution 1x1 of the map)
 * (a, b) = sigmoid(convolution 1x1 with bias of (x, y)), y being what was handed on, at x's grid
 * residual = a x + b y, at the teacher's grid;  result = norm(convolution 3x3 of the residual)
 * </pre>
 *
 * <p>Source: Chen et al., Distilling Knowledge via Knowledge Review, CVPR 2021, figure 3, with the
 * published program's order of operations: the residual is handed on behind the resizing.
 */
final class AttentionFusion implements Stateful {

    /** Of the variance 1 / fan-in, as published. */
    private static final double BOUND = Math.sqrt(3);

    private final Shape ofStudent;
    private final Shape ofTeacher;
    private final MapConvolution narrowing;
    private final BatchStandardisation narrowed;
    private final MapConvolution widening;
    private final BatchStandardisation widened;
    private final Optional<MapConvolution> gates;

    /**
     * A fusion with fresh weights.
     *
     * @param student the layout of the student's map
     * @param teacher the layout of the teacher's map, of as many axes
     * @param width the number of channels in between
     * @param deepest whether there is nothing behind it
     * @param manager owns the weights
     */
    AttentionFusion(
            FeatureMapShape student,
            FeatureMapShape teacher,
            int width,
            boolean deepest,
            NDManager manager) {
        ofStudent = student.grid();
        ofTeacher = teacher.grid();
        int axes = ofStudent.dimension();
        narrowing =
                MapConvolution.plain(new Kernel(student.width(), width, 1, axes), BOUND, manager);
        narrowed = new BatchStandardisation(width, manager);
        widening =
                MapConvolution.plain(new Kernel(width, teacher.width(), 3, axes), BOUND, manager);
        widened = new BatchStandardisation(teacher.width(), manager);
        gates =
                deepest
                        ? Optional.empty()
                        : Optional.of(
                                MapConvolution.biased(new Kernel(2 * width, 2, 1, axes), manager));
    }

    /**
     * What becomes of a stage.
     *
     * @param result [B, Dt, grid...]: what is compared with the teacher's map
     * @param residual [B, width, grid...]: what is handed on to the stage before
     */
    record Fused(NDArray result, NDArray residual) {}

    /**
     * Fuses the deepest stage with nothing.
     *
     * @param map [B, Ds, grid...]
     */
    Fused fuse(NDArray map) {
        return finish(narrowed.of(narrowing.of(map)));
    }

    /**
     * Fuses a stage with what the one behind it hands on.
     *
     * @param map [B, Ds, grid...]
     * @param handedOn [B, width, other grid...]
     */
    Fused fuse(NDArray map, NDArray handedOn) {
        NDArray own = narrowed.of(narrowing.of(map));
        NDArray other = NearestResize.resize(handedOn, ofStudent);
        NDArray open = Activation.sigmoid(gates.orElseThrow().of(own.concat(other, 1)));
        return finish(own.mul(open.get(":, 0:1")).add(other.mul(open.get(":, 1:2"))));
    }

    private Fused finish(NDArray fused) {
        NDArray residual = NearestResize.resize(fused, ofTeacher);
        return new Fused(widened.of(widening.of(residual)), residual);
    }

    @Override
    public StateDict state() {
        StateDict.Builder state =
                StateDict.builder()
                        .add("conv1.0", narrowing.state())
                        .add("conv1.1", narrowed.state())
                        .add("conv2.0", widening.state())
                        .add("conv2.1", widened.state());
        gates.ifPresent(gate -> state.add("att_conv.0", gate.state()));
        return state.build();
    }
}

package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.train.config.ClipConfig;
import org.kdtoolkit.train.optimizer.Optimizer;

/**
 * When and how the weights of both sides follow their gradients: after how many batches, the
 * gradients' mean over these, and cut to what size. Each side is cut by its own size.
 */
public final class Updates {

    private final Map<String, Optimizer> sides = new LinkedHashMap<>();
    private final int batches;
    private final Optional<ClipConfig> clip;
    private final Runnable afterUpdate;
    private int waiting;

    /**
     * Plans updates.
     *
     * @param student updates the student's weights
     * @param distiller updates the distiller's
     * @param batches how many batches an update learns from
     * @param clip how gradients are cut, if they are
     * @param afterUpdate what follows an update
     */
    public Updates(
            Optimizer student,
            Optimizer distiller,
            int batches,
            Optional<ClipConfig> clip,
            Runnable afterUpdate) {
        this.sides.put("student", student);
        this.sides.put("distiller", distiller);
        this.batches = batches;
        this.clip = clip;
        this.afterUpdate = afterUpdate;
    }

    /** An update after each batch, by the gradients as they are. */
    public static Updates plain(Optimizer student, Optimizer distiller) {
        return new Updates(student, distiller, 1, Optional.empty(), () -> {});
    }

    /** The squared norm of each side's gradient that has weights, a scalar, by the side's name. */
    Map<String, NDArray> squaredNorms(NDManager owner) {
        Map<String, NDArray> norms = new LinkedHashMap<>();
        sides.forEach(
                (name, optimizer) ->
                        optimizer
                                .squaredGradientNorm(owner)
                                .ifPresent(norm -> norms.put(name, norm)));
        return norms;
    }

    /** Hears that the gradients of another batch have been added. */
    public void afterBatch(Rates rates) {
        waiting++;
        if (waiting == batches) {
            update(rates);
        }
    }

    /** Updates by what is left. */
    public void finish(Rates rates) {
        if (waiting > 0) {
            update(rates);
        }
    }

    private void update(Rates rates) {
        for (Optimizer optimizer : sides.values()) {
            if (waiting > 1) {
                optimizer.scaleGradients(1.0 / waiting);
            }
            clip.ifPresent(config -> config.norm().ifPresent(optimizer::clipNorm));
            clip.ifPresent(config -> config.value().ifPresent(optimizer::clipValue));
        }
        List<Optimizer> both = List.copyOf(sides.values());
        both.get(0).step(rates.student());
        both.get(1).step(rates.distiller());
        waiting = 0;
        afterUpdate.run();
    }
}

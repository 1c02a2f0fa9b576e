package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.distill.WeightClip;
import org.kdtoolkit.train.config.ClipConfig;
import org.kdtoolkit.train.optimizer.Optimizer;

/**
 * When and how the weights of both sides follow their gradients: after how many batches, the
 * gradients' mean over these, and cut to what size. Each side is cut by its own size.
 */
public final class Updates {

    private final Map<Side, Optimizer> sides;
    private final int batches;
    private final Optional<ClipConfig> clip;
    private final List<WeightClip> clips;
    private final Runnable afterUpdate;
    private int waiting;

    /** Which weights learn, and at which of the {@link Rates}. */
    public enum Side {
        /** Those of the students, and all that a training scheme trains. */
        STUDENT,
        /** A distiller's own. */
        DISTILLER;

        /** As reports name it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Its rate. */
        public double rate(Rates rates) {
            return this == STUDENT ? rates.student() : rates.distiller();
        }
    }

    /**
     * Plans updates.
     *
     * @param sides what updates each side's weights, the student's first
     * @param batches how many batches an update learns from
     * @param clip how gradients are cut, if they are
     * @param clips how single gradients are cut before, one set after the other
     * @param afterUpdate what follows an update
     */
    public Updates(
            Map<Side, Optimizer> sides,
            int batches,
            Optional<ClipConfig> clip,
            List<WeightClip> clips,
            Runnable afterUpdate) {
        this.sides = new EnumMap<>(sides);
        this.batches = batches;
        this.clip = clip;
        this.clips = List.copyOf(clips);
        this.afterUpdate = afterUpdate;
    }

    /** An update after each batch, by the gradients as they are. */
    public static Updates plain(Optimizer student, Optimizer distiller) {
        return new Updates(
                Map.of(Side.STUDENT, student, Side.DISTILLER, distiller),
                1,
                Optional.empty(),
                List.of(),
                () -> {});
    }

    /** The squared norm of each side's gradient that has weights, a scalar, by the side's name. */
    Map<String, NDArray> squaredNorms(NDManager owner) {
        Map<String, NDArray> norms = new LinkedHashMap<>();
        sides.forEach(
                (side, optimizer) ->
                        optimizer
                                .squaredGradientNorm(owner)
                                .ifPresent(norm -> norms.put(side.text(), norm)));
        return norms;
    }

    /** Freezes and thaws weights at the beginning of an epoch, counted from 1. */
    void beginEpoch(int epoch) {
        sides.values().forEach(optimizer -> optimizer.beginEpoch(epoch));
    }

    /**
     * Hears that the gradients of another batch have been added.
     *
     * @return whether the weights have followed them
     */
    public boolean afterBatch(Rates rates) {
        waiting++;
        return waiting == batches && update(rates);
    }

    /**
     * Updates by what is left.
     *
     * @return whether anything was
     */
    public boolean finish(Rates rates) {
        return waiting > 0 && update(rates);
    }

    private boolean update(Rates rates) {
        for (Optimizer optimizer : sides.values()) {
            if (waiting > 1) {
                optimizer.scaleGradients(1.0 / waiting);
            }
            clips.forEach(set -> optimizer.clipEach(set.weights(), set.norm()));
            clip.ifPresent(config -> config.norm().ifPresent(optimizer::clipNorm));
            clip.ifPresent(config -> config.value().ifPresent(optimizer::clipValue));
        }
        sides.forEach(
                (side, optimizer) -> {
                    rates.weightDecay().ifPresent(optimizer::decayBy);
                    optimizer.step(side.rate(rates));
                });
        waiting = 0;
        afterUpdate.run();
        return true;
    }
}

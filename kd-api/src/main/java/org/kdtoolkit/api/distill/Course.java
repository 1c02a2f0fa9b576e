package org.kdtoolkit.api.distill;

import java.util.Optional;
import org.apiguardian.api.API;
import org.kdtoolkit.api.config.Alone;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * A number's course over a training, such as that of a momentum or a temperature, as a method has
 * it among its keys. Of n points in time that the course has, its warm-up behind it, it has the
 * value at point i of
 *
 * <pre>
 * constant:  from
 * linear:    from + (to - from) * i / n
 * cosine:    to + (from - to) * (1 + cos(pi * i / n)) / 2
 * </pre>
 *
 * <p>so that it would arrive at its end one point behind the training. In YAML a number alone
 * stands for a course that is constant.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public record Course(
        @Alone @Doc("the value that it begins with, behind its warm-up") double from,
        @Doc("the value that it goes to; not where it is constant") Optional<Double> to,
        @Doc("its shape on the way: constant, linear or half a cosine") @Default("constant")
                Shape shape,
        @Doc("how it rises to its first value; not by default") Optional<WarmUp> warmUp,
        @Doc("whether it changes with each step or each epoch") @Default("step") By by) {

    /** What a course looks like. */
    public enum Shape {
        /** One value. */
        CONSTANT,
        /** A straight line. */
        LINEAR,
        /** Half a cosine, level at both ends. */
        COSINE
    }

    /** How often a course changes. */
    public enum By {
        /** At each step. */
        STEP,
        /** At the beginning of each epoch. */
        EPOCH
    }

    /**
     * A straight line at the beginning, over n points in time from the first value to the course's
     * own, both included: so the course's first value is there twice. One point has the first
     * value.
     */
    public record WarmUp(
            @Doc("for how many epochs; give these or 'steps'") @Range(min = 1)
                    Optional<Integer> epochs,
            @Doc("for how many steps, of a course that changes with each") @Range(min = 1)
                    Optional<Integer> steps,
            @Doc("the first value") @Default("0") double from) {

        /** Checks that there is one length. */
        public WarmUp {
            if (epochs.isPresent() == steps.isPresent()) {
                throw new IllegalArgumentException(
                        "expected 'epochs' or 'steps', found "
                                + (epochs.isPresent() ? "both" : "neither"));
            }
        }

        private long points(int anEpoch) {
            return epochs.map(number -> (long) number * anEpoch)
                    .orElseGet(() -> (long) steps.orElseThrow());
        }

        private double at(long point, long points, double end) {
            return point == points - 1 && points > 1
                    ? end
                    : from + point * ((end - from) / Math.max(1, points - 1));
        }
    }

    /** Checks that the parts belong together. */
    public Course {
        if (shape == Shape.CONSTANT && to.filter(end -> end != from).isPresent()) {
            throw new IllegalArgumentException(
                    "a constant course goes nowhere, and 'to' is %s; choose 'shape: linear' or 'shape: cosine', or remove 'to'"
                            .formatted(to.get()));
        }
        if (shape != Shape.CONSTANT && to.isEmpty()) {
            throw new IllegalArgumentException("expected 'to', the value that it goes to");
        }
        if (by == By.EPOCH && warmUp.flatMap(WarmUp::steps).isPresent()) {
            throw new IllegalArgumentException(
                    "it changes with each epoch, and its warm-up is counted in steps; expected"
                            + " 'epochs', or 'by: step'");
        }
    }

    /** A course that stays where it is. */
    public static Course constant(double value) {
        return new Course(value, Optional.empty(), Shape.CONSTANT, Optional.empty(), By.STEP);
    }

    /** Half a cosine that changes with each step. */
    public static Course cosine(double from, double to) {
        return new Course(from, Optional.of(to), Shape.COSINE, Optional.empty(), By.STEP);
    }

    /**
     * The value of a step.
     *
     * @param moment when it is taken
     */
    public double at(TrainingMoment moment) {
        int anEpoch = by == By.EPOCH ? 1 : moment.stepsAnEpoch();
        long point = by == By.EPOCH ? moment.epoch() - 1L : moment.step();
        long rising = warmUp.map(warm -> warm.points(anEpoch)).orElse(0L);
        if (point < rising) {
            return warmUp.get().at(point, rising, from);
        }
        return behind(point - rising, (long) moment.epochs() * anEpoch - rising);
    }

    private double behind(long point, long points) {
        double progress = (double) point / points;
        double end = to.orElse(from);
        return switch (shape) {
            case CONSTANT -> from;
            case LINEAR -> from + (end - from) * progress;
            case COSINE -> end + (from - end) * (1 + Math.cos(Math.PI * progress)) / 2;
        };
    }
}

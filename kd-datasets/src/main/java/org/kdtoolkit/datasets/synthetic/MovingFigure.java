package org.kdtoolkit.datasets.synthetic;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a class of the rendered data set shows: a figure and how it moves. Two neighbouring classes
 * share a figure.
 *
 * @param figure what moves
 * @param motion how
 */
record MovingFigure(Figure figure, Motion motion) {

    private static final Motion[] MOTIONS = Motion.values();

    static MovingFigure of(int label) {
        return new MovingFigure(
                Figure.values()[label / MOTIONS.length], MOTIONS[label % MOTIONS.length]);
    }

    /** The class names of a data set of that many classes, or of as many as there are. */
    static List<String> classes(int count) {
        int most = Figure.values().length * MOTIONS.length;
        return IntStream.range(0, Math.min(count, most))
                .mapToObj(label -> of(label).label())
                .toList();
    }

    String label() {
        return motion.label() + "-" + figure.label();
    }
}

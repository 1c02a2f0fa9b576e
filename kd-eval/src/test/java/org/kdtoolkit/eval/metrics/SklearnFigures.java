package org.kdtoolkit.eval.metrics;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.kdtoolkit.testkit.Fixture;

/** Figures that scikit-learn 1.9.1 gave, from this project's own inputs. */
final class SklearnFigures {

    private SklearnFigures() {}

    static Fixture load(String name, NDManager manager) {
        try (InputStream in =
                SklearnFigures.class.getResourceAsStream("/sklearn/" + name + ".npz")) {
            return Fixture.read(name, in, manager);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The labels of each row of [N, C] indicators. */
    static List<int[]> labels(NDArray targets) {
        long[] indicators = targets.toLongArray();
        int classes = (int) targets.getShape().get(1);
        return IntStream.range(0, indicators.length / classes)
                .mapToObj(
                        row ->
                                IntStream.range(0, classes)
                                        .filter(c -> indicators[row * classes + c] == 1)
                                        .toArray())
                .toList();
    }
}

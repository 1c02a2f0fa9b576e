package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.ReadingListener;

/** Asks for every reading of a step, and sees that it is one finite figure a sample. */
final class CheckedReadings implements ReadingListener {

    private final List<String> names = new ArrayList<>();

    @Override
    public void read(Batch batch, String name, Supplier<NDArray> values) {
        assertThat(name).as("a reading's name").matches("[a-z][a-z0-9-]*").isNotIn(names);
        names.add(name);
        NDArray read = values.get();
        assertThat(read.getShape()).as(name).isEqualTo(new Shape(batch.size()));
        for (Number figure : read.toArray()) {
            assertThat(figure.doubleValue()).as(name).isFinite();
        }
    }
}

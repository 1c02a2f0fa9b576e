package example.own;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import java.util.List;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.FilterStep;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.model.StateDict;

/** Passes on what it is given, and counts the steps behind it. */
final class CountingFilter implements Filter {

    private final Parameter steps;
    private final StateDict state;

    CountingFilter(NDManager manager) {
        steps =
                Parameter.builder()
                        .setName("steps")
                        .setType(Parameter.Type.OTHER)
                        .optRequiresGrad(false)
                        .optShape(new Shape(1))
                        .optInitializer(Initializer.ZEROS)
                        .build();
        steps.initialize(manager, DataType.FLOAT32);
        state = StateDict.builder().add("steps", steps).build();
    }

    @Override
    public Knowledge filter(FilterStep step) {
        return Knowledge.unfiltered(step.teacher());
    }

    @Override
    public void afterStep() {
        steps.getArray().set(new float[] {count() + 1});
    }

    @Override
    public List<String> notes() {
        return List.of("there were %.0f steps".formatted(count()));
    }

    @Override
    public StateDict state() {
        return state;
    }

    private float count() {
        return steps.getArray().toFloatArray()[0];
    }
}

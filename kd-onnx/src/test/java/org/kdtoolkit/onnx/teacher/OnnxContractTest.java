package org.kdtoolkit.onnx.teacher;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.testkit.TeacherContract;

/** A teacher of all roles that can't read a sample. */
class OnnxContractTest extends TeacherContract {

    private final Tensors pictures =
            Tensors.of(new Shape(1, 12, 12), new float[0], Tensors.quarters(0, 0.1f, 0.2f, 0.3f));

    @TempDir private Path cache;

    @Override
    protected Teacher open(NDManager owner) {
        return OnnxTeacher.open(
                Configs.of(
                        Tensors.resource("three.onnx"),
                        cache,
                        Configs.outputs("embedding", "logits", "feature_map")),
                pictures.context(OnMissing.KEEP, owner));
    }

    @Override
    protected Batch batch(NDManager owner) {
        return pictures.batch(owner);
    }
}

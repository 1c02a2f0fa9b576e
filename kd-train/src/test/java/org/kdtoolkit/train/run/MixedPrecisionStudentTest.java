package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.models.BlockBackbone;
import org.kdtoolkit.models.R2Plus1d;
import org.kdtoolkit.train.config.DeviceName;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.step.MixedPrecisionStudent;

/** Clips of 16 frames, of which the last stage reads two. */
class MixedPrecisionStudentTest {

    private static final int CLASSES = 5;
    private static final Shape CLIP = new Shape(3, 16, 48, 48);

    @Test
    void trainsAsInFloat32ButForRounding() {
        try (NDManager manager = NDManager.newBaseManager()) {
            assumeThat(manager.getEngine().getEngineName()).isEqualTo("PyTorch");
            assumeThat(ReducedPrecision.here().objection(EngineName.PYTORCH, new DeviceName.Cpu()))
                    .isEmpty();
            manager.getEngine().setRandomSeed(1);
            Backbone exact =
                    BlockBackbone.of(
                            new R2Plus1d(3, List.of(1, 1, 1, 1), 64, CLASSES),
                            BackboneContext.of(CLIP, CLASSES, manager));
            Backbone mixed = MixedPrecisionStudent.of(exact, manager.getDevice());
            NDArray clips = manager.randomNormal(new Shape(4).addAll(CLIP));
            List<float[]> expected = gradients(exact, clips);
            List<float[]> found = gradients(mixed, clips);
            for (int weight = 0; weight < expected.size(); weight++) {
                assertThat(cosine(found.get(weight), expected.get(weight))).isGreaterThan(0.8);
            }
        }
    }

    private static List<float[]> gradients(Backbone student, NDArray clips) {
        try (GradientCollector collector = clips.getManager().getEngine().newGradientCollector()) {
            StudentOutput output = student.forward(clips, true);
            assertThat(output.logits().getDataType()).isEqualTo(DataType.FLOAT32);
            collector.backward(output.logits().softmax(1).square().sum());
        }
        return student.state().trainable().stream()
                .map(Parameter::getArray)
                .map(
                        array -> {
                            try (NDArray gradient = array.getGradient()) {
                                float[] values = gradient.toFloatArray();
                                gradient.subi(gradient);
                                return values;
                            }
                        })
                .toList();
    }

    private static double cosine(float[] one, float[] other) {
        double product = 0;
        double ones = 0;
        double others = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * (double) other[i];
            ones += one[i] * (double) one[i];
            others += other[i] * (double) other[i];
        }
        return product / Math.sqrt(ones * others);
    }
}

package org.kdtoolkit.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.models.BlockBackbone;
import org.kdtoolkit.models.ConvNet;
import org.kdtoolkit.models.R2Plus1d;

class ConvolutionExtentsTest {

    private static final int CLASSES = 5;

    @Test
    void areFineWhereKernelsFit() {
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(ConvolutionExtents.overreaching(pictures(manager, 12).block())).isEmpty();
            assertThat(ConvolutionExtents.overreaching(clips(manager, 16).block())).isEmpty();
        }
    }

    @Test
    void areToldWhereKernelsReachBeyond() {
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(ConvolutionExtents.overreaching(pictures(manager, 8).block()))
                    .containsExactly("a kernel of (3, 3) on (2, 2)");
        }
    }

    @Test
    void refuseStudentsOfFewPixels() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone student = pictures(manager, 8);
            assertThatThrownBy(() -> MixedPrecisionStudent.of(student, Device.cpu()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "'training.precision' is bfloat16, but 1 of the student's convolutions"
                                    + " reach beyond what they read (a kernel of (3, 3) on (2, 2)),"
                                    + " where oneDNN's gradients are wrong in bfloat16; give the"
                                    + " student more frames or pixels, or leave the key out");
        }
    }

    private static Backbone pictures(NDManager manager, int side) {
        return BlockBackbone.of(
                new ConvNet(1, List.of(4, 8, 8), CLASSES),
                BackboneContext.of(new Shape(1, side, side), CLASSES, manager));
    }

    private static Backbone clips(NDManager manager, int frames) {
        return BlockBackbone.of(
                new R2Plus1d(3, List.of(1, 1, 1, 1), 64, CLASSES),
                BackboneContext.of(new Shape(3, frames, 64, 64), CLASSES, manager));
    }
}

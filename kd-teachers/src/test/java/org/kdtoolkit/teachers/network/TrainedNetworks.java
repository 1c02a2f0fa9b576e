package org.kdtoolkit.teachers.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.file.Path;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.models.ConvNetConfig;

/** Networks for images that are no longer as they began. */
final class TrainedNetworks {

    private TrainedNetworks() {}

    /** One whose arrays the context's manager owns, and whose weights are in a file too. */
    static Backbone create(TeacherContext context, ConvNetConfig config, Path weights) {
        return create(context, config, weights, context.manager());
    }

    /** The file alone. */
    static void write(TeacherContext context, ConvNetConfig config, Path weights) {
        try (NDManager training = context.manager().newSubManager()) {
            create(context, config, weights, training);
        }
    }

    private static Backbone create(
            TeacherContext context, ConvNetConfig config, Path weights, NDManager manager) {
        Backbone network =
                context.backbones()
                        .create(
                                "convnet",
                                config,
                                BackboneContext.of(
                                        context.dataset().modalities().get(Frames.MODALITY),
                                        context.dataset().classes().size(),
                                        manager));
        NDArray input = manager.randomUniform(0, 1, new Shape(8, 1, 12, 12));
        // moves the running statistics, forward or backward
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(network.forward(input, true).logits().sum());
        }
        new WeightsFile(weights).write(network.state());
        return network;
    }
}

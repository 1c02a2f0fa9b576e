package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import java.util.stream.LongStream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.Kind;
import org.kdtoolkit.api.Provider;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;

/** Provides {@link ResNet}. */
public final class ResNetProvider implements Provider<ResNetConfig, BackboneContext, Backbone> {

    @Override
    public Kind<BackboneContext, Backbone> kind() {
        return Kind.BACKBONE;
    }

    @Override
    public String name() {
        return "resnet";
    }

    @Override
    public Class<ResNetConfig> configuration() {
        return ResNetConfig.class;
    }

    @Override
    public String summary() {
        return "residual network for images, with the names of torchvision's weights";
    }

    @Override
    public String source() {
        return "He et al., Deep Residual Learning for Image Recognition, CVPR 2016";
    }

    @Override
    public Backbone create(ResNetConfig configuration, BackboneContext context) {
        int layers = configuration.layers();
        ResNetDepth depth =
                ResNetDepth.of(layers)
                        .orElseThrow(
                                () ->
                                        new ConfigurationException(
                                                "resnet has 18, 34 or 50 layers, found %d; set 'layers' to one of these"
                                                        .formatted(layers)));
        Shape input = context.input();
        boolean image =
                input.dimension() == 3
                        && LongStream.of(input.getShape()).allMatch(size -> size > 0);
        if (!image) {
            throw new ConfigurationException(
                    "resnet takes images [channels, height, width], all of one size; the student's modality has the shape %s"
                            .formatted(input));
        }
        return BlockBackbone.of(new ResNet(depth, context.classes()), context);
    }
}

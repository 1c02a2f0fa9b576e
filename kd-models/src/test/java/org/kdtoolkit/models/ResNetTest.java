package org.kdtoolkit.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.testkit.BackboneContract;

class ResNetTest extends BackboneContract {

    @Override
    protected BackboneProvider provider() {
        return Networks.provider("resnet");
    }

    @Override
    protected Record settings() {
        return new ResNetConfig(18);
    }

    @Override
    protected Shape input() {
        return new Shape(3, 33, 20);
    }

    @ParameterizedTest
    @CsvSource({"18,512", "34,512", "50,2048"})
    void turns224PixelsASideInto49Tokens(int layers, int width) {
        try (NDManager manager = NDManager.newBaseManager()) {
            BackboneContext context = BackboneContext.of(new Shape(3, 224, 224), CLASSES, manager);
            assertThat(
                            Networks.provider("resnet")
                                    .create(new ResNetConfig(layers), context)
                                    .featureMap())
                    .isEqualTo(new FeatureMapShape(new Shape(7, 7), width));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"28,28", "3,0,28", "3,28,-1", "3,8,28,28"})
    void refusesWhatIsNoImage(String sizes) {
        Shape shape = new Shape(Stream.of(sizes.split(",")).mapToLong(Long::parseLong).toArray());
        try (NDManager manager = NDManager.newBaseManager()) {
            BackboneContext context = BackboneContext.of(shape, CLASSES, manager);
            assertThatThrownBy(() -> backbone(context))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("images [channels, height, width]")
                    .hasMessageEndingWith("has the shape " + shape);
        }
    }

    @Test
    void refusesADepthThatWasNotPublished() {
        try (NDManager manager = NDManager.newBaseManager()) {
            BackboneContext context = BackboneContext.of(input(), CLASSES, manager);
            assertThatThrownBy(
                            () -> Networks.provider("resnet").create(new ResNetConfig(19), context))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "resnet has 18, 34 or 50 layers, found 19; set 'layers' to one of"
                                    + " these");
        }
    }
}

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
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.testkit.BackboneContract;

class R2Plus1dTest extends BackboneContract {

    private static final R2Plus1dConfig SMALL = new R2Plus1dConfig(10, 16);

    @Override
    protected BackboneProvider provider() {
        return Networks.provider("r2plus1d");
    }

    @Override
    protected Record settings() {
        return SMALL;
    }

    @Override
    protected Shape input() {
        return new Shape(3, 4, 20, 12);
    }

    @ParameterizedTest
    @CsvSource({"8,112,112,1,7,7", "16,48,32,2,3,2", "5,17,40,1,2,3", "1,1,1,1,1,1"})
    void halvesTimeThreeTimesAndSpaceFourTimesRoundingUp(
            long time, long height, long width, long outTime, long outHeight, long outWidth) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone backbone =
                    backbone(
                            BackboneContext.of(
                                    new Shape(3, time, height, width), CLASSES, manager));
            assertThat(backbone.featureMap())
                    .isEqualTo(new FeatureMapShape(new Shape(outTime, outHeight, outWidth), 16));
        }
    }

    @Test
    void hasAsManyWeightsAsPublished() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone published =
                    Networks.provider("r2plus1d")
                            .create(
                                    new R2Plus1dConfig(10, 512),
                                    BackboneContext.of(input(), CLASSES, manager));
            assertThat(published.state().trainableSize()).isBetween(14_300_000L, 14_500_000L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3,32,32", "3,-1,32,32", "3,0,32,32", "1,3,8,32,32"})
    void refusesWhatIsNoClip(String sizes) {
        Shape shape = new Shape(Stream.of(sizes.split(",")).mapToLong(Long::parseLong).toArray());
        try (NDManager manager = NDManager.newBaseManager()) {
            BackboneContext context = BackboneContext.of(shape, CLASSES, manager);
            assertThatThrownBy(() -> backbone(context))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("clips [channels, time, height, width]")
                    .hasMessageEndingWith("has the shape " + shape);
        }
    }

    @Test
    void saysWhichDepthThePublished18Is() {
        try (NDManager manager = NDManager.newBaseManager()) {
            BackboneContext context = BackboneContext.of(input(), CLASSES, manager);
            assertThatThrownBy(
                            () ->
                                    Networks.provider("r2plus1d")
                                            .create(new R2Plus1dConfig(18, 512), context))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "r2plus1d has 10 or 34 layers, found 18; the student that is published"
                                    + " as 18 layers deep has one block a stage, which is 'layers:"
                                    + " 10'");
        }
    }
}

package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.testkit.BackboneContract;

class AudioVitTest extends BackboneContract {

    @Override
    protected BackboneProvider provider() {
        return Networks.provider("audio-vit");
    }

    @Override
    protected Record settings() {
        return new AudioVitConfig(
                VitSize.TINY,
                Optional.of(16),
                Optional.of(2),
                Optional.of(4),
                List.of(4, 8),
                false);
    }

    @Override
    protected Shape input() {
        return new Shape(1, 24, 8);
    }

    @Override
    protected List<Shape> taken() {
        return List.of(input(), new Shape(1, 32, 8));
    }
}

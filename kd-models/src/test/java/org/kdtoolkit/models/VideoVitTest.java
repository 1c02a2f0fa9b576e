package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.testkit.BackboneContract;

class VideoVitTest extends BackboneContract {

    @Override
    protected BackboneProvider provider() {
        return Networks.provider("video-vit");
    }

    @Override
    protected Record settings() {
        return new VideoVitConfig(
                VitSize.TINY,
                Optional.of(16),
                Optional.of(2),
                Optional.of(4),
                List.of(2, 4, 4),
                true);
    }

    @Override
    protected Shape input() {
        return new Shape(3, 4, 8, 12);
    }

    @Override
    protected List<Shape> taken() {
        return List.of(input(), new Shape(3, 2, 12, 8));
    }
}

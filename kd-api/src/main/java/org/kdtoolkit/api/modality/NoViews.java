package org.kdtoolkit.api.modality;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.HostTensor;

/** What a modality without views draws them with. */
enum NoViews implements ViewReader {
    INSTANCE;

    @Override
    public Map<String, Shape> shapes() {
        return Map.of();
    }

    @Override
    public List<HostTensor> draw(Excerpt excerpt, List<ViewDraw> draws, long seed) {
        if (!draws.isEmpty()) {
            throw new IllegalArgumentException("the modality has no views, asked for " + draws);
        }
        return List.of();
    }
}

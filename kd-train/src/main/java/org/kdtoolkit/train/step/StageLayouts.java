package org.kdtoolkit.train.step;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.Preactivation;

/** The layouts of all inner feature maps that a network can be asked for by a name. */
public final class StageLayouts {

    private StageLayouts() {}

    /** Those of its stages, and of these before their activations. */
    public static Map<String, FeatureMapShape> of(Backbone network) {
        Map<String, FeatureMapShape> layouts = new LinkedHashMap<>(network.stages());
        network.preactivations()
                .forEach((stage, map) -> layouts.put(Preactivation.nameOf(stage), map.layout()));
        return layouts;
    }
}

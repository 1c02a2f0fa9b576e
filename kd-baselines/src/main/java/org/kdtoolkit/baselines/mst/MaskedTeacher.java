package org.kdtoolkit.baselines.mst;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/**
 * A network and the masks that make specialised teachers of it, one each.
 *
 * @param peer the network
 * @param masks by the layer that each lies on, in the order of the teachers
 */
record MaskedTeacher(Peer peer, Map<MaskLayer, MaskNet> masks) implements Stateful {

    /**
     * A network with fresh masks.
     *
     * @param classes the number of classes C
     * @param manager owns the masks' weights
     */
    static MaskedTeacher of(Peer peer, int classes, MstConfig config, NDManager manager) {
        Map<MaskLayer, MaskNet> masks = new LinkedHashMap<>();
        for (MaskLayer layer : config.maskLayers()) {
            int values = layer == MaskLayer.EMBEDDING ? peer.width() : classes;
            masks.put(
                    layer,
                    MaskNet.of(values, config.maskHeads(), config.maskReduction())
                            .initialized(manager));
        }
        return new MaskedTeacher(peer, masks);
    }

    /**
     * The class scores of the specialised teachers, in their order, as far as masks can change
     * them.
     *
     * @param said what the network says
     * @param form which masks each has on
     * @return each [B, C]
     */
    List<NDArray> specialists(Said said, Masks form) {
        List<NDArray> logits = new ArrayList<>();
        List<MaskLayer> on = new ArrayList<>();
        for (MaskLayer layer : masks.keySet()) {
            if (form == Masks.ONE_EACH) {
                on.clear();
            }
            on.add(layer);
            logits.add(behind(on, said));
        }
        return logits;
    }

    private NDArray behind(List<MaskLayer> on, Said said) {
        NDArray logits =
                on.contains(MaskLayer.EMBEDDING)
                        ? said.head()
                                .logits(masks.get(MaskLayer.EMBEDDING).masked(said.embedding()))
                        : said.logits();
        return on.contains(MaskLayer.LOGITS) ? masks.get(MaskLayer.LOGITS).masked(logits) : logits;
    }

    /** The names of the layers, as a configuration has them. */
    List<String> layers() {
        return masks.keySet().stream().map(layer -> layer.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** The masks' weights, by the layers. */
    @Override
    public StateDict state() {
        StateDict.Builder state = StateDict.builder();
        masks.forEach(
                (layer, net) -> state.add(layer.name().toLowerCase(Locale.ROOT), net.state()));
        return state.build();
    }
}

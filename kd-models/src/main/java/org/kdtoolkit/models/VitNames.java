package org.kdtoolkit.models;

import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.model.StateDict;

/**
 * What the weights of {@link VisionTransformer}s are called. XKD's training saves them under the
 * names that are the networks' own; its evaluation shortens those, and so do files that it leaves.
 */
final class VitNames {

    /** How the own names begin, and what the shortened ones have in that place. */
    private static final List<Map.Entry<String, String>> SHORTENED =
            List.of(
                    Map.entry("encoder.", ""),
                    Map.entry("encoder_norm.", "norm."),
                    Map.entry("enc_pos_embed", "pos_embed"),
                    Map.entry("cuboid_embed.", "patch_embed."));

    private VitNames() {}

    /** The shortened name. */
    static String shortened(String own) {
        return SHORTENED.stream()
                .filter(rule -> own.startsWith(rule.getKey()))
                .map(rule -> rule.getValue() + own.substring(rule.getKey().length()))
                .findFirst()
                .orElse(own);
    }

    /** Lets files have a weight under its shortened name, too. */
    static void addTo(StateDict.Builder state, String own) {
        String other = shortened(own);
        if (!other.equals(own)) {
            state.addOtherName(other, own);
        }
    }
}

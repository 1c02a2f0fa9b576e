package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.TokenEncoder;
import org.kdtoolkit.models.AudioVitConfig;
import org.kdtoolkit.models.VideoVitConfig;
import org.kdtoolkit.models.VitSize;
import org.kdtoolkit.testkit.Fixture;

/**
 * Encoders of the sizes that a fixture says.
 *
 * @param fixture has the sizes in {@code hp/}
 * @param classToken whether they have one
 */
record PublishedEncoders(Fixture fixture, boolean classToken) {

    TokenEncoder video(NDManager manager) {
        List<Integer> frame = ints("hp/frame_size");
        List<Integer> patch = new ArrayList<>(ints("hp/vid_patch_temporal"));
        patch.addAll(ints("hp/vid_patch_spatial"));
        return (TokenEncoder)
                Students.network(
                        "video-vit",
                        new VideoVitConfig(
                                VitSize.TINY,
                                size("embed_dim"),
                                size("depth"),
                                size("num_heads"),
                                patch,
                                classToken),
                        new Shape(
                                frame.get(0),
                                ints("hp/num_frames").get(0),
                                frame.get(1),
                                frame.get(2)),
                        manager);
    }

    TokenEncoder audio(NDManager manager) {
        List<Integer> bandsAndFrames = ints("hp/spec_size");
        return (TokenEncoder)
                Students.network(
                        "audio-vit",
                        new AudioVitConfig(
                                VitSize.TINY,
                                size("embed_dim"),
                                size("depth"),
                                size("num_heads"),
                                ints("hp/spec_patch"),
                                classToken),
                        new Shape(1, bandsAndFrames.get(1), bandsAndFrames.get(0)),
                        manager);
    }

    DecoderConfig decoder() {
        return new DecoderConfig(
                (int) fixture.number("hp/decoder_dim"),
                (int) fixture.number("hp/decoder_depth"),
                (int) fixture.number("hp/decoder_heads"));
    }

    HeadConfig head() {
        return new HeadConfig(
                (int) fixture.number("hp/hidden_dim"),
                (int) fixture.number("hp/bottleneck_dim"),
                (int) fixture.number("hp/out_dim"));
    }

    /** Spectrograms are published with bands before time, and have time before bands here. */
    static NDArray spectrogram(NDArray published) {
        return published.transpose(0, 1, 3, 2);
    }

    /** An encoder's weights without its class scores', which the published ones don't have. */
    static StateDict headless(Backbone encoder) {
        StateDict.Builder state = StateDict.builder();
        encoder.state().entries().entrySet().stream()
                .filter(entry -> !encoder.head().contains(entry.getKey()))
                .forEach(entry -> state.add(entry.getKey(), entry.getValue()));
        return state.build();
    }

    /** The arrays whose names begin with a prefix, under the rest of their names. */
    static Map<String, NDArray> under(String prefix, Map<String, NDArray> all) {
        Map<String, NDArray> found = new LinkedHashMap<>();
        all.forEach(
                (name, array) -> {
                    if (name.startsWith(prefix)) {
                        found.put(name.substring(prefix.length()), array);
                    }
                });
        return found;
    }

    private Optional<Integer> size(String key) {
        return Optional.of((int) fixture.number("hp/" + key));
    }

    private List<Integer> ints(String key) {
        return fixture.numbers(key).stream().map(Double::intValue).toList();
    }
}

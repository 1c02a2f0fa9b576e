package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.TokenEncoder;
import org.kdtoolkit.testkit.Fixture;

/**
 * A published encoder of the size that a fixture says, with or without class token.
 *
 * @param fixture has the sizes in {@code hp/}
 * @param form {@code cls/video}, {@code nocls/audio} and so on
 */
record PublishedEncoder(Fixture fixture, String form) {

    private static final int COLOURS = 3;
    private static final int CLASSES = 5;

    TokenEncoder create(NDManager manager) {
        return video() ? video(manager) : audio(manager);
    }

    boolean video() {
        return form.endsWith("video");
    }

    /** An input as the toolkit has it: spectrograms are published with bands before time. */
    NDArray input(String key) {
        NDArray input = fixture.get(key);
        return video() ? input : input.transpose(0, 1, 3, 2);
    }

    /** The weights without those of the head, which the published encoders don't have. */
    static StateDict headless(Backbone encoder) {
        StateDict.Builder state = StateDict.builder();
        encoder.state()
                .entries()
                .forEach(
                        (name, weight) -> {
                            if (!encoder.head().contains(name)) {
                                state.add(name, weight);
                            }
                        });
        return state.build();
    }

    /** What an encoder adds to the patches of an input, without a class token: [1, L, D]. */
    static NDArray positions(TokenEncoder encoder, NDArray input) {
        NDArray bias =
                encoder.state().entries().entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith("embed.proj.bias"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow()
                        .getArray();
        return encoder.embed(input.zerosLike()).get(":1").sub(bias);
    }

    private TokenEncoder video(NDManager manager) {
        List<Integer> frame = ints("hp/frame_size");
        List<Integer> patch = new ArrayList<>(ints("hp/vid_patch_temporal"));
        patch.addAll(ints("hp/vid_patch_spatial"));
        int frames = ints("hp/num_frames").get(0);
        return encoder(
                "video-vit",
                new VideoVitConfig(
                        VitSize.TINY, width(), depth(), heads(), patch, form.startsWith("cls")),
                new Shape(COLOURS, frames, frame.get(1), frame.get(2)),
                manager);
    }

    private TokenEncoder audio(NDManager manager) {
        List<Integer> size = ints("hp/spec_size");
        return encoder(
                "audio-vit",
                new AudioVitConfig(
                        VitSize.TINY,
                        width(),
                        depth(),
                        heads(),
                        ints("hp/spec_patch"),
                        form.startsWith("cls")),
                new Shape(1, size.get(1), size.get(0)),
                manager);
    }

    private static TokenEncoder encoder(
            String name, Record settings, Shape input, NDManager manager) {
        return (TokenEncoder)
                Networks.provider(name)
                        .create(settings, BackboneContext.of(input, CLASSES, manager));
    }

    private Optional<Integer> width() {
        return Optional.of(ints("hp/embed_dim").get(0));
    }

    private Optional<Integer> depth() {
        return Optional.of(ints("hp/depth").get(0));
    }

    private Optional<Integer> heads() {
        return Optional.of(ints("hp/num_heads").get(0));
    }

    private List<Integer> ints(String key) {
        return fixture.numbers(key).stream().map(Double::intValue).toList();
    }
}

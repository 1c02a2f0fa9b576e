package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kdtoolkit.api.distill.Scheme.Trainee;
import org.kdtoolkit.api.distill.SchemeContext;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.models.AudioVitConfig;
import org.kdtoolkit.models.ModelsPlugin;
import org.kdtoolkit.models.VideoVitConfig;
import org.kdtoolkit.models.VitSize;

/**
 * Students for tests.
 *
 * @param makers make a network of random weights, by the student's name
 * @param students by name
 */
record Students(
        Map<String, Function<NDManager, ? extends Backbone>> makers,
        Map<String, Trainee> students,
        NDManager manager)
        implements SchemeContext {

    /** The sizes of a small network. */
    record Size(int width, int depth, int heads) {}

    static final Size SMALL = new Size(8, 1, 2);

    private static final int CLASSES = 3;

    static Students none(NDManager manager) {
        return new Students(new LinkedHashMap<>(), new LinkedHashMap<>(), manager);
    }

    /** A student of pictures of 8 x 8 pixels and one of spectrograms of 8 frames, 4 bands. */
    static Students small(NDManager manager) {
        return none(manager)
                .with("image", "image", own -> video(SMALL, own))
                .with("audio", "audio", own -> audio(SMALL, own));
    }

    /** The same with another student. */
    Students with(String name, String modality, Function<NDManager, ? extends Backbone> maker) {
        makers.put(name, maker);
        students.put(name, new Trainee(maker.apply(manager), modality));
        return this;
    }

    /** Pictures [3, 8, 8] in 4 patches. */
    static Backbone video(Size size, NDManager manager) {
        return network(
                "video-vit",
                new VideoVitConfig(
                        VitSize.TINY,
                        Optional.of(size.width()),
                        Optional.of(size.depth()),
                        Optional.of(size.heads()),
                        List.of(1, 4, 4),
                        true),
                new Shape(3, 8, 8),
                manager);
    }

    /** Spectrograms [1, 8, 4] in 4 patches. */
    static Backbone audio(Size size, NDManager manager) {
        return network(
                "audio-vit",
                new AudioVitConfig(
                        VitSize.TINY,
                        Optional.of(size.width()),
                        Optional.of(size.depth()),
                        Optional.of(size.heads()),
                        List.of(2, 4),
                        true),
                new Shape(1, 8, 4),
                manager);
    }

    static Backbone network(String name, Record settings, Shape input, NDManager manager) {
        return new ModelsPlugin()
                .provider(Kind.BACKBONE, name)
                .create(settings, BackboneContext.of(input, CLASSES, manager));
    }

    @Override
    public Backbone copy(String student) {
        Backbone copy = makers.get(student).apply(manager);
        copy.state().load(students.get(student).network().state());
        return copy;
    }

    @Override
    public int trainingSamples() {
        return 100;
    }
}

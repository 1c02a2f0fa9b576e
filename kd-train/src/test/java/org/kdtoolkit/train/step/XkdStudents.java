package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.distill.Scheme.Trainee;
import org.kdtoolkit.api.distill.SchemeContext;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.models.AudioVitConfig;
import org.kdtoolkit.models.ModelsPlugin;
import org.kdtoolkit.models.VideoVitConfig;
import org.kdtoolkit.models.VitSize;
import org.kdtoolkit.testkit.Fixture;

/** The students {@code video} and {@code audio} of the sizes that a fixture of XKD says. */
record XkdStudents(Fixture fixture, Map<String, Trainee> students, NDManager manager)
        implements SchemeContext {

    static XkdStudents of(Fixture fixture, NDManager manager) {
        XkdStudents students = new XkdStudents(fixture, new LinkedHashMap<>(), manager);
        for (String modality : List.of("video", "audio")) {
            students.students.put(modality, new Trainee(students.made(modality), modality));
        }
        return students;
    }

    Map<String, Backbone> networks() {
        Map<String, Backbone> networks = new LinkedHashMap<>();
        students.forEach((name, student) -> networks.put(name, student.network()));
        return networks;
    }

    @Override
    public Backbone copy(String student) {
        Backbone copy = made(student);
        copy.state().load(networks().get(student).state());
        return copy;
    }

    @Override
    public int trainingSamples() {
        return 100;
    }

    private Backbone made(String modality) {
        return modality.equals("video") ? video() : audio();
    }

    private Backbone video() {
        List<Integer> frame = ints("hp/frame_size");
        List<Integer> patch = new ArrayList<>(ints("hp/vid_patch_temporal"));
        patch.addAll(ints("hp/vid_patch_spatial"));
        return network(
                "video-vit",
                new VideoVitConfig(
                        VitSize.TINY,
                        size("embed_dim"),
                        size("depth"),
                        size("num_heads"),
                        patch,
                        true),
                new Shape(frame.get(0), ints("hp/num_frames").get(0), frame.get(1), frame.get(2)));
    }

    private Backbone audio() {
        List<Integer> bandsAndFrames = ints("hp/spec_size");
        return network(
                "audio-vit",
                new AudioVitConfig(
                        VitSize.TINY,
                        size("embed_dim"),
                        size("depth"),
                        size("num_heads"),
                        ints("hp/spec_patch"),
                        true),
                new Shape(1, bandsAndFrames.get(1), bandsAndFrames.get(0)));
    }

    private Backbone network(String name, Record settings, Shape input) {
        return new ModelsPlugin()
                .provider(Kind.BACKBONE, name)
                .create(settings, BackboneContext.of(input, 2, manager));
    }

    private Optional<Integer> size(String key) {
        return Optional.of((int) fixture.number("hp/" + key));
    }

    private List<Integer> ints(String key) {
        return fixture.numbers(key).stream().map(Double::intValue).toList();
    }
}

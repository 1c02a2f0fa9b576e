package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Course;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.TokenEncoder;
import org.kdtoolkit.testkit.Fixture;

/** A scheme as a fixture describes it, with its weights and views under the published names. */
final class PublishedScheme {

    private static final String HP = "hp/";

    private final Fixture fixture;
    private final NDManager manager;
    private final XkdConfig config;
    private final XkdScheme scheme;
    private final TokenEncoder video;
    private final TokenEncoder audio;

    PublishedScheme(Fixture fixture, Share share, NDManager manager) {
        this.fixture = fixture;
        this.manager = manager;
        PublishedEncoders encoders = new PublishedEncoders(fixture, flag("class_token"));
        Students students =
                Students.none(manager)
                        .with("video", "video", encoders::video)
                        .with("audio", "audio", encoders::audio);
        this.video = (TokenEncoder) students.students().get("video").network();
        this.audio = (TokenEncoder) students.students().get("audio").network();
        this.config = config(share, encoders);
        this.scheme = XkdScheme.of(config, students, this::noise);
        StateDict.Builder state = StateDict.builder();
        weights().forEach(state::add);
        state.build().load(fixture.under("w/"));
    }

    XkdScheme scheme() {
        return scheme;
    }

    XkdConfig config() {
        return config;
    }

    /** Every weight and centre that the fixture has, under its names and in its order. */
    Map<String, Parameter> weights() {
        Map<String, Parameter> all = new LinkedHashMap<>();
        put(all, "vid_student.backbone.", PublishedEncoders.headless(video));
        put(all, "aud_student.backbone.", PublishedEncoders.headless(audio));
        rename(all, "video.", "vid", "vt2as");
        rename(all, "audio.", "aud", "at2vs");
        Map<String, Parameter> named = new LinkedHashMap<>();
        fixture.under("w/").keySet().forEach(name -> named.put(name, all.get(name)));
        return named;
    }

    private void rename(Map<String, Parameter> to, String from, String prefix, String centre) {
        scheme.state()
                .entries()
                .forEach(
                        (name, weight) -> {
                            if (name.startsWith(from)) {
                                to.put(
                                        name.substring(from.length())
                                                .replaceFirst("^head\\.", prefix + "_student.head.")
                                                .replaceFirst("^autoencoder", prefix + "_ae")
                                                .replaceFirst(
                                                        "^teacher\\.center",
                                                        centre + "_ce_loss.center")
                                                .replaceFirst("^teacher", prefix + "_teacher"),
                                        weight);
                            }
                        });
    }

    private static void put(Map<String, Parameter> to, String prefix, StateDict state) {
        state.entries().forEach((name, weight) -> to.put(prefix + name, weight));
    }

    /** The views of the fixture: the first is the global one. */
    Batch batch() {
        List<NDArray> frames = views("in/frames");
        List<NDArray> specs =
                views("in/specs").stream().map(PublishedEncoders::spectrogram).toList();
        int size = (int) frames.get(0).getShape().get(0);
        int[] rows = IntStream.range(0, size).toArray();
        return Batch.of(
                        Subset.TRAIN,
                        IntStream.of(rows).mapToObj(Integer::toString).toList(),
                        rows,
                        Map.of(),
                        Targets.singleLabel(manager.zeros(new Shape(size))))
                .withInputs("video", "global", frames.subList(0, 1))
                .withInputs("video", "local", frames.subList(1, frames.size()))
                .withInputs("audio", "global", specs.subList(0, 1))
                .withInputs("audio", "local", specs.subList(1, specs.size()));
    }

    private List<NDArray> views(String prefix) {
        List<NDArray> views = new ArrayList<>();
        while (fixture.has(prefix + views.size())) {
            views.add(fixture.get(prefix + views.size()));
        }
        return views;
    }

    private NDArray noise(String modality, Shape shape, NDManager owner) {
        return fixture.get("in/" + modality + "_noise");
    }

    private XkdConfig config(Share share, PublishedEncoders encoders) {
        return new XkdConfig(
                new VideoConfig(
                        "video",
                        "global",
                        "local",
                        views("in/frames").size() - 1,
                        number("vid_mask_ratio"),
                        Course.constant(number("teacher_temp_video")),
                        Course.constant(number("ema_video")),
                        centre("vt2as")),
                new AudioConfig(
                        "audio",
                        "global",
                        "local",
                        views("in/specs").size() - 1,
                        number("aud_mask_ratio"),
                        Course.constant(number("teacher_temp_audio")),
                        Course.constant(number("ema_audio")),
                        centre("at2vs")),
                share,
                TeacherView.LOCAL,
                flag("cm_attn_softmax") ? Refinement.SOFTMAX : Refinement.MEAN,
                flag("norm_pix_loss") ? ReconstructionTarget.NORMALIZED : ReconstructionTarget.RAW,
                encoders.decoder(),
                encoders.head(),
                new WeightsConfig(
                        number("align_coeff"), number("cmkd_coeff"), number("recon_coeff")),
                Course.constant(number("student_temp_audio")),
                fixture.has(HP + "clip_grad") ? number("clip_grad") : 0);
    }

    private double centre(String whose) {
        String key = "center_momentum_" + whose;
        return number(fixture.has(HP + key) ? key : "center_momentum");
    }

    private double number(String key) {
        return fixture.number(HP + key);
    }

    /** What the first of the fixtures doesn't say is on there. */
    private boolean flag(String key) {
        return !fixture.has(HP + key) || number(key) == 1;
    }
}

package org.kdtoolkit.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.media.modality.AudioConfig;
import org.kdtoolkit.media.modality.ClipConfig;
import org.kdtoolkit.media.modality.ClipView;
import org.kdtoolkit.media.modality.SoundView;
import org.kdtoolkit.media.modality.VideoConfig;
import org.kdtoolkit.media.sound.Recording;
import org.kdtoolkit.testkit.DatasetContract;

/** Views of long recordings by way of a manifest: what is seen is of the second that is heard. */
class NamedViewsTest extends DatasetContract {

    private static final int FRAMES_A_SECOND = 5;
    private static final int SAMPLES_A_FRAME = Recording.RATE / FRAMES_A_SECOND;
    private static final int LONG = 10;
    private static final int SHORT = 3;

    private static final ViewRequest SEEN = new ViewRequest("video", "global", 1);
    private static final ViewRequest SEEN_SHORTLY = new ViewRequest("video", "local", 3);
    private static final ViewRequest HEARD = new ViewRequest("audio", "global", 1);
    private static final ViewRequest HEARD_SHORTLY = new ViewRequest("audio", "local", 2);
    private static final List<ViewRequest> ALL = List.of(SEEN_SHORTLY, HEARD, SEEN, HEARD_SHORTLY);

    @TempDir private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Path recording = Recording.write(folder.resolve("recording.avi"));
        Recording.copy(recording, folder.resolve("a.mkv"), Recording::same, Recording::same);
        Recording.copy(recording, folder.resolve("b.mkv"), Recording::same, Recording.later(1));
        Recording.copy(recording, folder.resolve("mute.mkv"), Recording::same, Recording.NONE);
        Files.writeString(
                folder.resolve("list.csv"),
                """
                id,subset,label,file
                a,train,one,a.mkv
                b,train,two,b.mkv
                d,test,one,recording.avi
                """);
        Files.writeString(
                folder.resolve("mute.csv"),
                """
                id,subset,label,file
                a,train,one,a.mkv
                mute,train,two,mute.mkv
                """);
    }

    @Override
    protected Dataset open() {
        return open("list.csv");
    }

    private Dataset open(String list) {
        Map<String, ModalitySpec> modalities = new LinkedHashMap<>();
        modalities.put("video", new ModalitySpec("video", Optional.of("file"), video()));
        modalities.put("audio", new ModalitySpec("audio", Optional.of("file"), audio()));
        return ManifestReader.open(
                Configs.manifest(folder.resolve(list), modalities),
                Configs.context(new Faults(OnError.SKIP)));
    }

    private static VideoConfig video() {
        Map<String, ClipView> views = new LinkedHashMap<>();
        views.put("global", new ClipView(Optional.empty(), Optional.empty(), Optional.empty()));
        views.put("local", new ClipView(Optional.of(SHORT), Optional.of(8), Optional.empty()));
        ClipConfig byDefault = new ClipConfig(Optional.empty(), Optional.empty());
        return new VideoConfig(
                LONG,
                Optional.of((double) FRAMES_A_SECOND),
                1,
                16,
                List.of(0.0, 0.0, 0.0),
                List.of(1.0, 1.0, 1.0),
                byDefault,
                byDefault,
                byDefault,
                views);
    }

    private static AudioConfig audio() {
        Map<String, SoundView> views = new LinkedHashMap<>();
        views.put("global", sound(Optional.empty()));
        views.put("local", sound(Optional.of(SHORT * SAMPLES_A_FRAME)));
        return new AudioConfig(
                Optional.of(Recording.RATE),
                Optional.of(LONG * SAMPLES_A_FRAME),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                views);
    }

    private static SoundView sound(Optional<Integer> samples) {
        return new SoundView(samples, Optional.empty(), 100, List.of());
    }

    @Test
    void listsTheViewsOfItsModalities() {
        try (Dataset dataset = open()) {
            assertThat(dataset.views())
                    .isEqualTo(
                            Map.of(
                                    "video",
                                    Map.of(
                                            "global", new Shape(3, LONG, 16, 16),
                                            "local", new Shape(3, SHORT, 8, 8)),
                                    "audio",
                                    Map.of(
                                            "global", new Shape(LONG * SAMPLES_A_FRAME),
                                            "local", new Shape(SHORT * SAMPLES_A_FRAME))));
        }
    }

    @Test
    void drawsPictureAndSoundFromTheSameSeconds() throws SampleException {
        try (Dataset dataset = open()) {
            assertPaired(dataset.samples(Subset.TRAIN), 0, 0);
            assertPaired(dataset.samples(Subset.TRAIN), 1, 1);
            assertPaired(dataset.samples(Subset.TEST), 0, 0);
        }
    }

    /**
     * Compares what is seen and heard, over many draws.
     *
     * @param later by how many seconds the sound was made later than the picture
     */
    private static void assertPaired(Samples samples, int index, int later) throws SampleException {
        Set<Long> begins = new HashSet<>();
        for (int seed = 0; seed < 40; seed++) {
            List<List<HostTensor>> drawn = samples.draw(index, ALL, seed);
            HostTensor seen = drawn.get(2).get(0);
            float[] heard = drawn.get(1).get(0).values();
            double difference = 0;
            int compared = 0;
            for (int k = 0; k < LONG; k++) {
                double second =
                        Recording.secondHeard(
                                heard, k * SAMPLES_A_FRAME, (k + 1) * SAMPLES_A_FRAME);
                if (second > -0.5) {
                    difference += seen(seen, k) - second;
                    compared++;
                }
            }
            assertThat(difference / Math.max(1, compared))
                    .as("seed %d", seed)
                    .isCloseTo(later, within(0.4));
            begins.add(Math.round(seen(seen, 0)));
            for (HostTensor shorter : drawn.get(0)) {
                assertThat(seen(shorter, 0)).isGreaterThan(seen(seen, 0) - 0.2);
                assertThat(seen(shorter, SHORT - 1)).isLessThan(seen(seen, LONG - 1) + 0.2);
            }
        }
        assertThat(begins).as("the seconds that excerpts begin in").contains(0L, 1L, 2L, 3L);
    }

    /** The second of the recording that a frame is of. */
    private static double seen(HostTensor clip, int frame) {
        int plane = (int) (clip.shape().get(2) * clip.shape().get(3));
        return Recording.secondSeen(clip.values()[frame * plane + plane / 2]);
    }

    @Test
    void drawsTheSameOfTheSameSeedWhateverTheOrderOfTheRequests() throws SampleException {
        try (Dataset dataset = open()) {
            Samples train = dataset.samples(Subset.TRAIN);
            List<List<HostTensor>> first = train.draw(0, ALL, 5);
            List<List<HostTensor>> again =
                    train.draw(0, List.of(HEARD, SEEN, HEARD_SHORTLY, SEEN_SHORTLY), 5);
            assertThat(again.get(0).get(0).values()).isEqualTo(first.get(1).get(0).values());
            assertThat(again.get(1).get(0).values()).isEqualTo(first.get(2).get(0).values());
            for (int number = 0; number < SEEN_SHORTLY.count(); number++) {
                assertThat(again.get(3).get(number).values())
                        .isEqualTo(first.get(0).get(number).values());
            }
            assertThat(train.draw(0, ALL, 6).get(1).get(0).values())
                    .isNotEqualTo(first.get(1).get(0).values());
        }
    }

    @Test
    void refusesASampleOneOfWhoseModalitiesIsMissing() {
        try (Dataset dataset = open("mute.csv")) {
            assertThatThrownBy(() -> dataset.samples(Subset.TRAIN).draw(1, ALL, 1))
                    .isInstanceOf(SampleException.class)
                    .hasMessage(folder.resolve("mute.mkv") + " has no sound");
        }
    }
}

package org.kdtoolkit.media.modality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.media.clip.Blur;
import org.kdtoolkit.media.clip.ClipSampling;
import org.kdtoolkit.media.clip.CropWithPadding;
import org.kdtoolkit.media.clip.FrameTransform;
import org.kdtoolkit.media.clip.Grey;
import org.kdtoolkit.media.clip.RandAugment;
import org.kdtoolkit.media.clip.RandomErasing;
import org.kdtoolkit.media.clip.Rotation;
import org.kdtoolkit.media.clip.VerticalBlur;
import org.kdtoolkit.media.ffmpeg.Ffmpeg;
import org.kdtoolkit.media.spectrogram.LogMelConfig;

/**
 * The texts that a cache knows entries by. Whoever changes one of them loses what users' caches
 * hold of that kind; whoever changes what a decoder gives has to change one.
 */
class RecipeTextTest {

    private static final String FFMPEG = "ffmpeg=\"" + Ffmpeg.version() + '"';
    private static final Excerpt FILE = Excerpt.of(Path.of("folder/file.avi"));

    @Test
    void ofImages() throws SampleException {
        ImageConfig sized =
                new ImageConfig(
                        Optional.of(List.of(28, 30)), 1, Optional.empty(), Optional.empty());
        assertThat(recipe(sized, FILE, Subset.TRAIN, View.FIRST))
                .isEqualTo(
                        "view(version=3, ending=\"avi\", number=0, of=image(size=[28, 30],"
                                + " channels=1, mean=[0], std=[1], %s))",
                        FFMPEG);
        ImageConfig normalised =
                new ImageConfig(
                        Optional.empty(),
                        3,
                        Optional.of(List.of(0.485, 0.456, 0.406)),
                        Optional.of(List.of(0.229, 0.224, 0.225)));
        assertThat(recipe(normalised, FILE, Subset.TRAIN, View.FIRST))
                .isEqualTo(
                        "view(version=3, ending=\"avi\", number=0, of=image(size=[], channels=3,"
                                + " mean=[0.485, 0.456, 0.406], std=[0.229, 0.224, 0.225], %s))",
                        FFMPEG);
    }

    @Test
    void ofSound() throws SampleException {
        AudioConfig sound =
                new AudioConfig(
                        Optional.of(16000), Optional.of(500), Optional.empty(), Optional.empty());
        Excerpt part = new Excerpt(FILE.file(), new Segment(0.5, 2.25));
        assertThat(recipe(sound, part, Subset.TRAIN, View.FIRST))
                .isEqualTo(
                        "view(version=3, ending=\"avi\", start=0.5, end=2.25, number=0,"
                                + " of=sound(sample-rate=16000, samples=500, %s))",
                        FFMPEG);
        AudioConfig own =
                new AudioConfig(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(recipe(own, FILE, Subset.TRAIN, View.FIRST))
                .isEqualTo("view(version=3, ending=\"avi\", number=0, of=sound(%s))", FFMPEG);
    }

    @Test
    void ofSpectrograms() throws SampleException {
        AudioConfig spectrograms =
                new AudioConfig(
                        Optional.of(32000),
                        Optional.empty(),
                        Optional.of(LogMelConfig.panns()),
                        Optional.empty());
        assertThat(recipe(spectrograms, FILE, Subset.TRAIN, View.FIRST))
                .isEqualTo(
                        "view(version=3, ending=\"avi\", number=0, of=log-mel(window=1024, hop=320,"
                                + " mels=64, min-frequency=50, max-frequency=14000,"
                                + " floor=0.0000000001, of=sound(sample-rate=32000, %s)))",
                        FFMPEG);
    }

    @Test
    void ofClips() throws SampleException {
        assertThat(
                        recipe(
                                TinyVideos.clips(4, 16, Optional.of(12.5)),
                                FILE,
                                Subset.TEST,
                                new View.Fixed(2)))
                .isEqualTo(
                        "view(version=3, ending=\"avi\", number=2, of=clip(decoding=2, frames=4,"
                                + " grid=grid(rate=12.5, stride=1),"
                                + " plan=plan(sampling=sliding(),"
                                + " pipeline=pipeline(steps=[resize(size=16),"
                                + " centre-crop(size=16)], mean=[0, 0, 0], std=[1, 1, 1])), %s))",
                        FFMPEG);
    }

    @Test
    void ofEachSampling() {
        List<ClipSampling> all =
                List.of(
                        new ClipSampling.Random(),
                        new ClipSampling.Begin(),
                        new ClipSampling.Centre(),
                        new ClipSampling.Even(3),
                        new ClipSampling.Sliding(Optional.of(8)));
        assertThat(all)
                .extracting(sampling -> (Object) sampling.getClass())
                .containsExactlyInAnyOrder((Object[]) ClipSampling.class.getPermittedSubclasses());
        assertThat(all)
                .extracting(sampling -> sampling.recipe().toString())
                .containsExactly(
                        "random()", "begin()", "centre()", "even(count=3)", "sliding(stride=8)");
    }

    @Test
    void ofEachTransform() {
        List<FrameTransform> all =
                List.of(
                        new FrameTransform.Resize(128),
                        new FrameTransform.CentreCrop(112),
                        new FrameTransform.RandomResizedCrop(112, 0.08, 1, 0.75, 4.0 / 3),
                        new FrameTransform.MultiScaleCornerCrop(112, List.of(1.0, 0.840896)),
                        new FrameTransform.Flip(0.5),
                        new FrameTransform.ColourJitter(0.1, 0.2, 0.3, 0.4),
                        new FrameTransform.ColourJitter(0.1, 0.2, 0.3, 0.4, true),
                        new Grey(0.2),
                        new Blur(0.5, 9, 0.1, 2),
                        new VerticalBlur(0.5, 9, 2),
                        new CropWithPadding(4, 0.5),
                        new Rotation(15, 0),
                        new RandAugment(2, 9),
                        new RandomErasing(0.5, 0.02, 0.33, 0.3, 3.3, Optional.empty()),
                        new RandomErasing(1, 0.02, 0.33, 0.3, 3.3, Optional.of(0.0)));
        assertThat(all)
                .extracting(transform -> (Object) transform.getClass())
                .containsOnly((Object[]) FrameTransform.class.getPermittedSubclasses());
        assertThat(all)
                .extracting(transform -> transform.recipe().toString())
                .containsExactly(
                        "resize(size=128)",
                        "centre-crop(size=112)",
                        "random-resized-crop(size=112, min-area=0.08, max-area=1, min-ratio=0.75,"
                                + " max-ratio=1.3333333333333333)",
                        "multi-scale-corner-crop(size=112, scales=[1, 0.840896])",
                        "flip(probability=0.5)",
                        "colour-jitter(brightness=0.1, contrast=0.2, saturation=0.3, hue=0.4)",
                        "colour-jitter(brightness=0.1, contrast=0.2, saturation=0.3, hue=0.4,"
                                + " in-bytes=1)",
                        "grey(probability=0.2)",
                        "blur(probability=0.5, kernel=9, min-sigma=0.1, max-sigma=2)",
                        "vertical-blur(probability=0.5, kernel=9, sigma=2)",
                        "crop-with-padding(padding=4, fill=0.5)",
                        "rotation(degrees=15, fill=0)",
                        "rand-augment(operations=2, magnitude=9)",
                        "random-erasing(probability=0.5, min-area=0.02, max-area=0.33,"
                                + " min-ratio=0.3, max-ratio=3.3)",
                        "random-erasing(probability=1, min-area=0.02, max-area=0.33,"
                                + " min-ratio=0.3, max-ratio=3.3, fill=0)");
    }

    private static String recipe(Record config, Excerpt excerpt, Subset subset, View view)
            throws SampleException {
        List<String> recipes = new ArrayList<>();
        try (Modality modality =
                Kinds.open(
                        config,
                        (file, recipe, reading) -> {
                            recipes.add(recipe);
                            return HostTensor.of(new float[4], 1, 2, 2);
                        })) {
            modality.reader().read(excerpt, subset, view);
        }
        assertThat(recipes).hasSize(1);
        return recipes.get(0);
    }
}

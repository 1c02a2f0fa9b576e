package org.kdtoolkit.media.modality;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.ChosenBy;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.media.clip.FrameStride;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.media.spectrogram.LogMel;
import org.kdtoolkit.media.spectrogram.LogMelConfig;
import org.kdtoolkit.media.spectrogram.SpecAugment;

/** A modality: which column of a list names its files, what they hold, and what they become. */
@ChosenBy("kind")
public sealed interface ModalityConfig {

    /** The column of the files' paths; by default the modality's name. */
    Optional<String> column();

    /** The same modality with its files in another column. */
    ModalityConfig withColumn(String name);

    /**
     * Images, [C, H, W].
     *
     * @param size in pixels; by default their own
     */
    record Image(
            @Doc("the column of their paths; by default the modality's name")
                    Optional<String> column,
            @Doc("height and width, to which others are resized") @Range(min = 1, max = 8192)
                    Optional<List<Integer>> size,
            @Doc("1 for grey, 3 for colour") @Default("3") @Range(min = 1, max = 3) int channels,
            @Doc("what is subtracted from each channel, whose values are from 0 to 1")
                    Optional<List<Double>> mean,
            @Doc("what each channel is divided by afterwards") @Range(min = 0, minIncluded = false)
                    Optional<List<Double>> std)
            implements ModalityConfig {

        /** Checks that all fit each other. */
        public Image {
            if (channels != 1 && channels != 3) {
                throw new IllegalArgumentException("'channels' must be 1 or 3, found " + channels);
            }
            if (size.isPresent() && size.get().size() != 2) {
                throw new IllegalArgumentException(
                        "'size' must be [height, width], found " + size.get());
            }
            requireChannels(channels, "mean", mean);
            requireChannels(channels, "std", std);
        }

        @Override
        public Image withColumn(String name) {
            return new Image(Optional.of(name), size, channels, mean, std);
        }

        Optional<ImageSize> imageSize() {
            return size.map(sides -> new ImageSize(sides.get(0), sides.get(1)));
        }

        Normalization normalization() {
            Normalization none = Normalization.none(channels);
            return new Normalization(mean.orElse(none.mean()), std.orElse(none.deviation()));
        }
    }

    /**
     * Sound: [samples], or its log-mel spectrogram [1, T, mels].
     *
     * @param samples by default its own length
     */
    record Audio(
            @Doc(
                            "the column of the paths, of sound files or of videos; by default the"
                                    + " modality's name")
                    Optional<String> column,
            @Doc("the rate in Hz to which others are resampled; by default their own")
                    @Range(min = 1000, max = 1_000_000)
                    Optional<Integer> sampleRate,
            @Doc("the length to which sound is cut or extended with silence")
                    @Range(min = 1, max = 100_000_000)
                    Optional<Integer> samples,
            @Doc("makes log-mel spectrograms of the sound; {} as PANNs does, at 32000 Hz")
                    Optional<LogMelConfig> logMel,
            @Doc("masks stripes of the spectrograms in training; {} as PANNs does")
                    Optional<SpecAugment> specAugment)
            implements ModalityConfig {

        /** Checks that spectrograms are of a known rate. */
        public Audio {
            if (logMel.isPresent() && sampleRate.isEmpty()) {
                throw new IllegalArgumentException(
                        "'log-mel' needs 'sample-rate', such as 32000 for the defaults of PANNs");
            }
            if (specAugment.isPresent() && logMel.isEmpty()) {
                throw new IllegalArgumentException(
                        "'spec-augment' masks spectrograms; add 'log-mel: {}' to have them made");
            }
            if (logMel.isPresent()) {
                new LogMel(sampleRate.get(), logMel.get());
            }
        }

        @Override
        public Audio withColumn(String name) {
            return new Audio(Optional.of(name), sampleRate, samples, logMel, specAugment);
        }
    }

    /**
     * Arrays in {@code .npy} files, [width].
     *
     * @param width by default whatever they have
     */
    record Embedding(
            @Doc("the column of their paths; by default the modality's name")
                    Optional<String> column,
            @Doc("their length") @Range(min = 1, max = 1_000_000) Optional<Integer> width)
            implements ModalityConfig {

        @Override
        public Embedding withColumn(String name) {
            return new Embedding(Optional.of(name), width);
        }
    }

    /**
     * Videos, seen in clips [3, frames, size, size]: video files, HDF5 files of one JPEG a frame,
     * or folders of frames.
     *
     * @param size in pixels
     * @param validation also how clips are cut of training samples that are looked at without
     *     learning from them
     */
    record Video(
            @Doc("the column of their paths; by default the modality's name")
                    Optional<String> column,
            @Doc("frames of a clip") @Default("16") @Range(min = 1, max = 4096) int frames,
            @Doc("frames a second at which a video is looked at; by default every frame")
                    @Range(min = 0, max = 1000, minIncluded = false)
                    Optional<Double> rate,
            @Doc("from one of these frames to the next that a clip takes")
                    @Default("1")
                    @Range(min = 1, max = 1_000_000)
                    int stride,
            @Doc("height and width of a clip") @Default("112") @Range(min = 1, max = 4096) int size,
            @Doc("what is subtracted from each channel, whose values are from 0 to 1")
                    @Default("[0.485, 0.456, 0.406]")
                    List<Double> mean,
            @Doc("what each channel is divided by afterwards")
                    @Default("[0.229, 0.224, 0.225]")
                    @Range(min = 0, minIncluded = false)
                    List<Double> std,
            @Doc("clips to learn from; by default one at random, resized-cropped and flipped")
                    @Default("{}")
                    ClipConfig train,
            @Doc("clips to choose an epoch by; by default three, resized and cropped in the centre")
                    @Default("{}")
                    ClipConfig validation,
            @Doc("clips to be judged by; by default all, one after the other, resized and cropped")
                    @Default("{}")
                    ClipConfig test)
            implements ModalityConfig {

        /** Checks that all fit each other. */
        public Video {
            new FrameStride(stride);
            requireChannels(3, "mean", Optional.of(mean));
            requireChannels(3, "std", Optional.of(std));
        }

        @Override
        public Video withColumn(String name) {
            return new Video(
                    Optional.of(name),
                    frames,
                    rate,
                    stride,
                    size,
                    mean,
                    std,
                    train,
                    validation,
                    test);
        }
    }

    private static void requireChannels(int channels, String key, Optional<List<Double>> values) {
        if (values.isPresent() && values.get().size() != channels) {
            throw new IllegalArgumentException(
                    "'%s' must have %d values, one for each channel, found %d"
                            .formatted(key, channels, values.get().size()));
        }
    }
}

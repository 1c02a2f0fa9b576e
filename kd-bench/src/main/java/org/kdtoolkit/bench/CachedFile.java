package org.kdtoolkit.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import javax.imageio.ImageIO;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.media.encoding.MediaFormat;
import org.kdtoolkit.media.encoding.MediaWriter;
import org.kdtoolkit.media.encoding.VideoSettings;
import org.kdtoolkit.media.encoding.WavWriter;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.modality.AudioConfig;
import org.kdtoolkit.media.modality.ClipConfig;
import org.kdtoolkit.media.modality.ImageConfig;
import org.kdtoolkit.media.modality.VideoConfig;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.spectrogram.LogMelConfig;

/** A file of made-up content, and what is made of it. */
public enum CachedFile {

    /** Ten seconds of sound in a video, as PANNs hears it: [1, 1001, 64]. */
    SPECTROGRAM_OF_MP4("video.mp4", sound(Optional.of(LogMelConfig.panns()))),

    /** The same in a WAV file. */
    SPECTROGRAM_OF_WAV("sound.wav", sound(Optional.of(LogMelConfig.panns()))),

    /** Ten seconds of sound in a WAV file, resampled from 44.1 to 32 kHz. */
    SOUND_OF_WAV("sound.wav", sound(Optional.empty())),

    /** A clip [3, 16, 112, 112] of a video of 320 x 240. */
    CLIP("video.mp4", clip()),

    /** A photograph of 640 x 480, [3, 224, 224]. */
    IMAGE(
            "image.jpg",
            ModalitySpec.of(
                    "image",
                    new ImageConfig(
                            Optional.of(List.of(224, 224)),
                            3,
                            Optional.empty(),
                            Optional.empty())));

    private static final int SECONDS = 10;
    private static final int RECORDED = 44100;
    private static final int HEARD = 32000;
    private static final double FRAMES_A_SECOND = 25;

    private final String name;
    private final ModalitySpec spec;

    CachedFile(String name, ModalitySpec spec) {
        this.name = name;
        this.spec = spec;
    }

    ModalitySpec spec() {
        return spec;
    }

    /** Writes it into a folder, as if it had been there for long. */
    Path write(Path folder) throws IOException {
        Path file = folder.resolve(name);
        Random random = new Random(1);
        if (name.endsWith(".wav")) {
            try (WavWriter writer = WavWriter.open(file, RECORDED)) {
                writer.write(noise(random));
                writer.finish();
            }
        } else if (name.endsWith(".mp4")) {
            writeVideo(file, random);
        } else {
            BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
            ImageSize size = new ImageSize(image.getHeight(), image.getWidth());
            byte[] rgb = picture(size, random);
            for (int i = 0; i < size.height() * size.width(); i++) {
                image.setRGB(
                        i % size.width(),
                        i / size.width(),
                        rgb[3 * i] << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff);
            }
            ImageIO.write(image, "jpg", file.toFile());
        }
        return Files.setLastModifiedTime(
                file, FileTime.from(Instant.parse("2020-02-02T02:02:02Z")));
    }

    private static void writeVideo(Path file, Random random) {
        ImageSize size = new ImageSize(240, 320);
        VideoSettings settings =
                new VideoSettings(size, FRAMES_A_SECOND, 80, OptionalInt.of(RECORDED));
        try (MediaWriter writer = MediaWriter.open(file, MediaFormat.MP4, settings)) {
            for (int frame = 0; frame < SECONDS * FRAMES_A_SECOND; frame++) {
                writer.write(new RgbFrame(picture(size, random), size));
            }
            writer.write(noise(random));
            writer.finish();
        }
    }

    /** Slopes of brightness, no two pictures alike. */
    private static byte[] picture(ImageSize size, Random random) {
        int down = 1 + random.nextInt(4);
        int right = 1 + random.nextInt(4);
        byte[] rgb = new byte[3 * size.height() * size.width()];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / 3;
            rgb[i] =
                    (byte)
                            (pixel / size.width() * down
                                    + pixel % size.width() * right
                                    + 40 * (i % 3));
        }
        return rgb;
    }

    private static float[] noise(Random random) {
        float[] sound = new float[SECONDS * RECORDED];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) (0.1 * random.nextGaussian());
        }
        return sound;
    }

    private static ModalitySpec sound(Optional<LogMelConfig> logMel) {
        return ModalitySpec.of(
                "audio",
                new AudioConfig(
                        Optional.of(HEARD),
                        Optional.of(SECONDS * HEARD),
                        logMel,
                        Optional.empty()));
    }

    private static ModalitySpec clip() {
        ClipConfig byDefault = new ClipConfig(Optional.empty(), Optional.empty());
        return ModalitySpec.of(
                "video",
                new VideoConfig(
                        16,
                        Optional.empty(),
                        1,
                        112,
                        List.of(0.485, 0.456, 0.406),
                        List.of(0.229, 0.224, 0.225),
                        byDefault,
                        byDefault,
                        byDefault));
    }
}

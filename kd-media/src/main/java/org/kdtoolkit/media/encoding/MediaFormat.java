package org.kdtoolkit.media.encoding;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;

/** How videos are written. Each codec is FFmpeg's own, so that all its builds have it. */
public enum MediaFormat {
    /**
     * Motion JPEG with sound as 16-bit PCM. Each frame stands alone, so any one is decoded quickly.
     */
    AVI(avcodec.AV_CODEC_ID_MJPEG, true, avcodec.AV_CODEC_ID_PCM_S16LE, false),
    /** MPEG-4 part 2 with sound as AAC. */
    MP4(avcodec.AV_CODEC_ID_MPEG4, false, avcodec.AV_CODEC_ID_AAC, true);

    private final int pictureCodec;
    private final boolean fullRange;
    private final int soundCodec;
    private final boolean floatSound;

    MediaFormat(int pictureCodec, boolean fullRange, int soundCodec, boolean floatSound) {
        this.pictureCodec = pictureCodec;
        this.fullRange = fullRange;
        this.soundCodec = soundCodec;
        this.floatSound = floatSound;
    }

    /** The format that a file's ending tells. */
    public static Optional<MediaFormat> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(f -> name.endsWith(f.ending())).findFirst();
    }

    /** The ending of file names, with its dot. */
    public String ending() {
        return "." + muxer();
    }

    /** FFmpeg's name of the container. */
    String muxer() {
        return name().toLowerCase(Locale.ROOT);
    }

    int pictureCodec() {
        return pictureCodec;
    }

    /** Whether brightness goes from 0 to 255, as in JPEG, or from 16 to 235, as on television. */
    boolean fullRange() {
        return fullRange;
    }

    int soundCodec() {
        return soundCodec;
    }

    /** Whether the codec takes sound as floats, or as 16-bit numbers. */
    boolean floatSound() {
        return floatSound;
    }
}

package org.kdtoolkit.datasets.encoding;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;

/** How FFmpeg is used here. */
final class Natives {

    private static final int LONGEST_MESSAGE = 256;

    static {
        // JavaCPP refuses to allocate when the process has more than a share of Java's heap, which
        // a
        // training step on the engine's own memory does
        System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    private Natives() {}

    /** Loads FFmpeg, and keeps it from writing to standard error. */
    static void load() {}

    /** What an error's number means. */
    static String message(int error) {
        byte[] text = new byte[LONGEST_MESSAGE];
        avutil.av_strerror(error, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }
}

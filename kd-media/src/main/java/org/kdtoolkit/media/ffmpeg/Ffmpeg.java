package org.kdtoolkit.media.ffmpeg;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * FFmpeg's settings for the whole process, made once, and its errors in words. What FFmpeg logs is
 * kept for the message of an exception instead of being printed.
 */
public final class Ffmpeg {

    /** More pixels than a frame of 8K has; files that claim more are refused. */
    public static final long MAX_PIXELS = 1L << 26;

    /**
     * No packet, frame or index needs more at once than a picture with 16 bits of red, green, blue
     * and opacity; what a broken header claims might.
     */
    private static final long MAX_ALLOCATION = 8 * MAX_PIXELS + (1L << 20);

    /** The part of FFmpeg that a line is from, and its address. */
    private static final Pattern CONTEXT = Pattern.compile("^\\[(\\S+) @ [^]]*] ");

    private static final ThreadLocal<String> LAST_MESSAGE = new ThreadLocal<>();

    // FFmpeg keeps its address, so that it must not be collected
    private static final LogCallback LOG;

    static {
        // JavaCPP refuses to allocate when the process has more than a share of Java's heap, which
        // it has as soon as the engine trains
        System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        LOG = new LastMessage();
        avutil.setLogCallback(LOG);
        avutil.av_max_alloc(MAX_ALLOCATION);
    }

    private Ffmpeg() {}

    /** Makes the settings if they are not made, and forgets what this thread was last told. */
    public static void begin() {
        LAST_MESSAGE.remove();
    }

    /**
     * The version of the library that is loaded.
     *
     * @throws LinkageError if there is none for this machine
     */
    public static String version() {
        try (BytePointer version = avutil.av_version_info()) {
            return version.getString();
        }
    }

    /** An error code in words. */
    private static String message(int error) {
        byte[] text = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
        avutil.av_strerror(error, text, text.length);
        String message = new String(text, StandardCharsets.UTF_8);
        return message.substring(0, message.indexOf('\0'));
    }

    /** An error code in words, with the last thing that FFmpeg logged in this thread. */
    public static String reason(int error) {
        return reason(message(error));
    }

    /** An error with the last thing that FFmpeg logged in this thread. */
    static String reason(String error) {
        String message = LAST_MESSAGE.get();
        return message == null ? error : error + ": " + message;
    }

    private static final class LastMessage extends LogCallback {

        @Override
        public void call(int level, BytePointer message) {
            if (level <= avutil.AV_LOG_ERROR) {
                String line = message.getString(StandardCharsets.UTF_8).strip();
                if (!line.isEmpty()) {
                    LAST_MESSAGE.set(CONTEXT.matcher(line).replaceFirst("$1: "));
                }
            }
        }
    }
}

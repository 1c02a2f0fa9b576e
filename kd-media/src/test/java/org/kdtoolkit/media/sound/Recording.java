package org.kdtoolkit.media.sound;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.kdtoolkit.media.encoding.MediaFormat;
import org.kdtoolkit.media.encoding.MediaWriter;
import org.kdtoolkit.media.encoding.VideoSettings;
import org.kdtoolkit.media.ffmpeg.Ffmpeg;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.pixels.ImageSize;

/**
 * Recordings of six seconds that tell their time, made for tests: frames of second n are of the
 * grey {@code 30 + 30 n}, ten a second; its sound is a tone of {@code 200 + 200 n} Hz at 8 kHz. In
 * their copies the streams' time stamps may be moved, so that one begins after the other, or
 * pauses.
 */
public final class Recording {

    /** Frames a second. */
    public static final int FRAMES = 10;

    /** Samples a second. */
    public static final int RATE = 8000;

    /** How long it lasts. */
    public static final int SECONDS = 6;

    /** No time stamps at all: the stream is left out. */
    public static final DoubleUnaryOperator NONE = seconds -> Double.NaN;

    private static final ImageSize SIZE = new ImageSize(16, 16);

    private Recording() {}

    /** Time stamps as they were. */
    public static double same(double seconds) {
        return seconds;
    }

    /** Time stamps that are later. */
    public static DoubleUnaryOperator later(double delay) {
        return seconds -> seconds + delay;
    }

    /** Time stamps without those from a second to another one. */
    public static DoubleUnaryOperator without(double from, double to) {
        return seconds -> seconds >= from && seconds < to ? Double.NaN : seconds;
    }

    /** Writes the recording as it was, pictures and sound beginning together. */
    public static Path write(Path avi) {
        VideoSettings settings = new VideoSettings(SIZE, FRAMES, 95, OptionalInt.of(RATE));
        try (MediaWriter writer = MediaWriter.open(avi, MediaFormat.AVI, settings)) {
            for (int second = 0; second < SECONDS; second++) {
                byte[] rgb = new byte[3 * SIZE.height() * SIZE.width()];
                Arrays.fill(rgb, (byte) (30 + 30 * second));
                for (int i = 0; i < FRAMES; i++) {
                    writer.write(new RgbFrame(rgb, SIZE));
                }
                float[] tone = new float[RATE];
                for (int i = 0; i < RATE; i++) {
                    double swings = (200.0 + 200 * second) * (i + 0.5) / RATE;
                    tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * swings));
                }
                writer.write(tone);
            }
            writer.finish();
        }
        return avi;
    }

    /**
     * Copies a file packet by packet.
     *
     * @param target whose ending tells the container
     * @param pictures from the seconds of the pictures to those that they get; not a number for
     *     those that are left out
     * @param sound likewise
     */
    public static Path copy(
            Path source, Path target, DoubleUnaryOperator pictures, DoubleUnaryOperator sound) {
        Ffmpeg.begin();
        AVFormatContext in = avformat.avformat_alloc_context();
        check(
                avformat.avformat_open_input(
                        in, source.toString(), (AVInputFormat) null, (AVDictionary) null));
        check(avformat.avformat_find_stream_info(in, (AVDictionary) null));
        AVFormatContext out = new AVFormatContext(null);
        check(avformat.avformat_alloc_output_context2(out, null, null, target.toString()));
        out.avoid_negative_ts(0);
        int[] places = new int[in.nb_streams()];
        for (int i = 0; i < in.nb_streams(); i++) {
            if ((isPicture(in.streams(i)) ? pictures : sound) == NONE) {
                continue;
            }
            places[i] = out.nb_streams();
            AVStream stream = avformat.avformat_new_stream(out, null);
            check(avcodec.avcodec_parameters_copy(stream.codecpar(), in.streams(i).codecpar()));
            stream.codecpar().codec_tag(0);
            stream.time_base(in.streams(i).time_base());
        }
        AVIOContext file = new AVIOContext(null);
        check(avformat.avio_open(file, target.toString(), avformat.AVIO_FLAG_WRITE));
        out.pb(file);
        check(avformat.avformat_write_header(out, (AVDictionary) null));
        AVPacket packet = avcodec.av_packet_alloc();
        while (avformat.av_read_frame(in, packet) >= 0) {
            AVStream from = in.streams(packet.stream_index());
            if (moved(packet, from, isPicture(from) ? pictures : sound)) {
                packet.stream_index(places[from.index()]);
                AVStream to = out.streams(packet.stream_index());
                avcodec.av_packet_rescale_ts(packet, from.time_base(), to.time_base());
                packet.pos(-1);
                check(avformat.av_interleaved_write_frame(out, packet));
            }
            avcodec.av_packet_unref(packet);
        }
        check(avformat.av_write_trailer(out));
        avcodec.av_packet_free(packet);
        avformat.avio_closep(file);
        avformat.avformat_free_context(out);
        avformat.avformat_close_input(in);
        return target;
    }

    private static boolean isPicture(AVStream stream) {
        return stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO;
    }

    private static boolean moved(AVPacket packet, AVStream stream, DoubleUnaryOperator times) {
        double tick = avutil.av_q2d(stream.time_base());
        double seconds = times.applyAsDouble(packet.pts() * tick);
        if (Double.isNaN(seconds)) {
            return false;
        }
        long move = Math.round(seconds / tick) - packet.pts();
        packet.pts(packet.pts() + move);
        packet.dts(packet.dts() + move);
        return true;
    }

    /** Which second of the recording a part of its sound is of; -1 if it is silent. */
    public static double secondHeard(float[] sound, int from, int to) {
        int rises = 0;
        boolean silent = true;
        for (int i = from + 1; i < to; i++) {
            rises += sound[i - 1] < 0 && sound[i] >= 0 ? 1 : 0;
            silent &= Math.abs(sound[i]) < 0.01f;
        }
        return silent ? -1 : ((double) rises * RATE / (to - from) - 200) / 200;
    }

    /** Which second of the recording a pixel from 0 to 1 is of. */
    public static double secondSeen(double pixel) {
        return (255 * pixel - 30) / 30;
    }

    private static void check(int result) {
        if (result < 0) {
            throw new IllegalStateException(Ffmpeg.reason(result));
        }
    }
}

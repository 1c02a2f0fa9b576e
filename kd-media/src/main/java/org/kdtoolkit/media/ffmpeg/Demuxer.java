package org.kdtoolkit.media.ffmpeg;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.kdtoolkit.formats.files.RegularFile;

/**
 * One stream of a media file, packet by packet. Of several video streams the one with the most
 * pixels is taken, of several sounds the one with the most channels and the highest rate, as
 * FFmpeg's own tools do.
 */
public final class Demuxer implements PacketSource, AutoCloseable {

    /** Containers that hold their own data. Playlists, scripts and image sequences are none. */
    private static final String FORMATS =
            String.join(
                    ",",
                    "mov,matroska,avi,mpegts,mpeg,flv,asf,ogg,nut,mxf,gxf,ivf,dv,gif,yuv4mpegpipe",
                    "wav,w64,aiff,au,caf,flac,mp3,aac,ac3,eac3,amr,ape,wv,tta");

    private static final Pattern UNLISTED = Pattern.compile("(\\S+): Format not on whitelist");

    private final AVFormatContext context;
    private final AVPacket packet;
    private AVStream stream;

    private Demuxer(AVFormatContext context) {
        this.context = context;
        packet = avcodec.av_packet_alloc();
    }

    /**
     * Opens a file.
     *
     * @throws MediaException if it is no media file, or has no stream of this kind
     */
    public static Demuxer open(Path path, StreamKind kind) throws MediaException {
        requireFile(path);
        ClaimedLength.require(path);
        Ffmpeg.begin();
        Demuxer demuxer = new Demuxer(openInput(path));
        try {
            demuxer.choose(kind);
            return demuxer;
        } catch (MediaException | RuntimeException e) {
            demuxer.close();
            throw e;
        }
    }

    private static void requireFile(Path path) throws MediaException {
        Optional<String> fault = RegularFile.fault(path);
        if (fault.isPresent()) {
            throw new MediaException(fault.get());
        }
    }

    private static AVFormatContext openInput(Path path) throws MediaException {
        AVFormatContext context = avformat.avformat_alloc_context();
        AVDictionary options = new AVDictionary(null);
        try (BytePointer url =
                new BytePointer(
                        ("file:" + path.toAbsolutePath() + "\0")
                                .getBytes(StandardCharsets.UTF_8))) {
            avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
            avutil.av_dict_set(options, "format_whitelist", FORMATS, 0);
            int result = avformat.avformat_open_input(context, url, null, options);
            if (result < 0) {
                throw new MediaException(refusal(Ffmpeg.reason(result)));
            }
            return context;
        } finally {
            avutil.av_dict_free(options);
        }
    }

    private static String refusal(String reason) {
        Matcher unlisted = UNLISTED.matcher(reason);
        return unlisted.find()
                ? "has the format '%s', which is not read".formatted(unlisted.group(1))
                : "is not a media file, or is broken (%s)".formatted(reason);
    }

    private void choose(StreamKind kind) throws MediaException {
        int result = avformat.avformat_find_stream_info(context, (AVDictionary) null);
        // a file may end before FFmpeg is sure of its streams, which choosing one will tell
        if (result < 0 && result != avutil.AVERROR_EOF) {
            throw new MediaException("is broken (%s)".formatted(Ffmpeg.reason(result)));
        }
        int chosen = avformat.av_find_best_stream(context, kind.type(), -1, -1, (AVCodec) null, 0);
        if (chosen < 0 || isPicture(context.streams(chosen))) {
            throw new MediaException("has no " + kind);
        }
        for (int i = 0; i < context.nb_streams(); i++) {
            context.streams(i)
                    .discard(i == chosen ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
        }
        stream = context.streams(chosen);
    }

    /** Whether this is the cover of a sound file, which containers keep as a video. */
    private static boolean isPicture(AVStream stream) {
        return (stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0;
    }

    /** The stream. */
    public AVStream stream() {
        return stream;
    }

    /** Where the stream's time stamps are among the seconds of the file. */
    public TimeLine timeLine() {
        return TimeLine.of(context.start_time(), avutil.av_q2d(stream.time_base()));
    }

    /**
     * When the stream ends by the file's own account, in seconds on the {@link TimeLine}, which
     * begins with the stream where the file shows nothing; empty if there is no account, or it is
     * estimated.
     */
    public OptionalDouble end() {
        boolean estimated =
                context.duration_estimation_method() == avformat.AVFMT_DURATION_FROM_BITRATE;
        if (estimated || stream.duration() <= 0 || stream.duration() == avutil.AV_NOPTS_VALUE) {
            return OptionalDouble.empty();
        }
        boolean counts = hasPictures() && stream.start_time() != avutil.AV_NOPTS_VALUE;
        double begin = counts ? timeLine().seconds(stream.start_time()) : 0;
        return OptionalDouble.of(begin + stream.duration() * timeLine().secondsPerTick());
    }

    /** Whether the file shows anything; a cover does not count. */
    public boolean hasPictures() {
        for (int i = 0; i < context.nb_streams(); i++) {
            AVStream other = context.streams(i);
            if (other.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO && !isPicture(other)) {
                return true;
            }
        }
        return false;
    }

    /** Whether time stamps may start again within the file, as where recordings were joined. */
    public boolean mayRestart() {
        return (context.iformat().flags() & avformat.AVFMT_TS_DISCONT) != 0;
    }

    @Override
    public AVPacket packet() {
        return packet;
    }

    @Override
    public boolean next() throws MediaException {
        do {
            avcodec.av_packet_unref(packet);
            int result = avformat.av_read_frame(context, packet);
            if (result == avutil.AVERROR_EOF) {
                return false;
            }
            if (result < 0) {
                throw new MediaException(
                        "is cut off or broken (%s)".formatted(Ffmpeg.reason(result)));
            }
        } while (packet.stream_index() != stream.index() || isPadding() || isRepeat());
        if ((packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0) {
            throw new MediaException(
                    "is cut off or broken (%s)".formatted(Ffmpeg.reason("corrupt packet")));
        }
        return true;
    }

    /** Whether this says that the frame before it stays, as Theora's packets without content do. */
    private boolean isRepeat() {
        return packet.size() == 0 && packet.side_data_elems() == 0;
    }

    /** Whether this is what is behind the last whole block of GSM, which fills the file up. */
    private boolean isPadding() {
        return stream.codecpar().codec_id() == avcodec.AV_CODEC_ID_GSM_MS
                && packet.size() < stream.codecpar().block_align();
    }

    /**
     * Goes to a packet from which decoding can begin.
     *
     * @param timestamp in the stream's ticks; the packet is at it or before it, where the format
     *     can tell
     * @return whether the format can do so
     */
    public boolean seek(long timestamp) {
        return avformat.av_seek_frame(
                        context, stream.index(), timestamp, avformat.AVSEEK_FLAG_BACKWARD)
                >= 0;
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avformat.avformat_close_input(context);
    }
}

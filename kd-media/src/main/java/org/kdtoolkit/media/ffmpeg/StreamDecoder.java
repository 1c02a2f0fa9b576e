package org.kdtoolkit.media.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Decodes one stream. What the decoder would have to invent, since data are missing or broken, is a
 * fault, except for frames that lack others because reading began behind those: {@link
 * PacketSource#mayLackFrames}. They may come out as the decoder invents them, or not at all.
 */
public final class StreamDecoder implements AutoCloseable {

    private static final int STRICT = avcodec.AV_EF_EXPLODE | avcodec.AV_EF_CRCCHECK;

    /** What the decoder goes on with although it lacks frames. */
    private static final int LENIENT = 0;

    private static final int AGAIN = org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN();

    private final AVCodecContext context;
    private final AVFrame frame;

    /** Whether the packet that was sent last may lack frames. */
    private boolean lenient;

    private StreamDecoder(AVCodecContext context) {
        this.context = context;
        frame = avutil.av_frame_alloc();
    }

    /**
     * Opens the decoder of a stream.
     *
     * @throws MediaException if there is none, or it refuses the stream
     */
    public static StreamDecoder open(AVStream stream) throws MediaException {
        AVCodec codec = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
        if (codec == null) {
            throw new MediaException(
                    "is encoded as %s, for which there is no decoder"
                            .formatted(
                                    avcodec.avcodec_get_name(stream.codecpar().codec_id())
                                            .getString()));
        }
        StreamDecoder decoder = new StreamDecoder(avcodec.avcodec_alloc_context3(codec));
        try {
            decoder.configure(stream, codec);
            return decoder;
        } catch (MediaException | RuntimeException e) {
            decoder.close();
            throw e;
        }
    }

    private void configure(AVStream stream, AVCodec codec) throws MediaException {
        require(avcodec.avcodec_parameters_to_context(context, stream.codecpar()));
        context.pkt_timebase(stream.time_base());
        context.thread_count(1);
        context.max_pixels(Ffmpeg.MAX_PIXELS);
        context.err_recognition(STRICT);
        require(avcodec.avcodec_open2(context, codec, (AVDictionary) null));
    }

    /**
     * Decodes the next frame.
     *
     * @param packets where its packets come from
     * @return false after the last frame
     * @throws MediaException if the packets can't be decoded without a gap
     */
    public boolean next(PacketSource packets) throws MediaException {
        while (true) {
            int result = avcodec.avcodec_receive_frame(context, frame);
            if (result == avutil.AVERROR_EOF) {
                return false;
            }
            if (result >= 0) {
                if (!packets.mayLackFrames(frame.pts())) {
                    requireIntact();
                }
                return true;
            }
            if (result != AGAIN) {
                requireUnlessLenient(result);
            }
            send(packets);
        }
    }

    private void send(PacketSource packets) throws MediaException {
        if (packets.next()) {
            lenient = packets.mayLackFrames(packets.packet().pts());
            context.err_recognition(lenient ? LENIENT : STRICT);
            requireUnlessLenient(avcodec.avcodec_send_packet(context, packets.packet()));
        } else {
            require(avcodec.avcodec_send_packet(context, null));
        }
    }

    private void requireUnlessLenient(int result) throws MediaException {
        if (!lenient) {
            require(result);
        }
    }

    private void requireIntact() throws MediaException {
        if (frame.decode_error_flags() != 0
                || (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0) {
            throw new MediaException(
                    "can't be decoded (%s)".formatted(Ffmpeg.reason("parts are missing")));
        }
    }

    private static void require(int result) throws MediaException {
        if (result < 0) {
            throw new MediaException("can't be decoded (%s)".formatted(Ffmpeg.reason(result)));
        }
    }

    /** The frame that was decoded last; overwritten by the next one. */
    public AVFrame frame() {
        return frame;
    }

    /** Forgets what was decoded, to go on at another place of the stream. */
    public void restart() {
        lenient = false;
        while (avcodec.avcodec_receive_frame(context, frame) >= 0) {
            // HEVC's decoder would give frames that are ready even after it forgot all others
        }
        avcodec.avcodec_flush_buffers(context);
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
        avcodec.avcodec_free_context(context);
    }
}

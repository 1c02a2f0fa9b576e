package org.kdtoolkit.datasets.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Decodes one stream. What the decoder would have to invent, since data are missing or broken, is a
 * fault.
 */
public final class StreamDecoder implements AutoCloseable {

    private static final int AGAIN = org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN();

    private final AVCodecContext context;
    private final AVFrame frame;

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
        context.err_recognition(avcodec.AV_EF_EXPLODE | avcodec.AV_EF_CRCCHECK);
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
            if (result != AGAIN) {
                require(result);
                requireIntact();
                return true;
            }
            require(avcodec.avcodec_send_packet(context, packets.next() ? packets.packet() : null));
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
        avcodec.avcodec_flush_buffers(context);
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
        avcodec.avcodec_free_context(context);
    }
}

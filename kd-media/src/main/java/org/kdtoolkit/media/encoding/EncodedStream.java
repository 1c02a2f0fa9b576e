package org.kdtoolkit.media.encoding;

import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.media.ffmpeg.Ffmpeg;

/** A codec and the stream of a container that it fills. */
final class EncodedStream implements AutoCloseable {

    private final Muxer muxer;
    private final AVCodecContext codec;
    private final AVPacket packet;
    private final AVStream stream;

    /**
     * Opens a codec.
     *
     * @param id FFmpeg's number of it
     * @param what what it is to encode, for messages
     * @param setup tells it so
     * @throws DataException if it refuses that
     */
    EncodedStream(Muxer muxer, int id, String what, Consumer<AVCodecContext> setup) {
        this.muxer = muxer;
        AVCodec encoder = avcodec.avcodec_find_encoder(id);
        if (encoder == null) {
            throw muxer.fault("this build of FFmpeg has no encoder for %s".formatted(name(id)));
        }
        codec = avcodec.avcodec_alloc_context3(encoder);
        packet = avcodec.av_packet_alloc();
        try {
            codec.thread_count(1); // several files at a time keep the processors busier
            codec.flags(codec.flags() | avcodec.AV_CODEC_FLAG_BITEXACT);
            if (muxer.wantsGlobalHeader()) {
                codec.flags(codec.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
            }
            setup.accept(codec);
            int opened = avcodec.avcodec_open2(codec, encoder, (AVDictionary) null);
            if (opened < 0) {
                throw muxer.fault(
                        "the encoder for %s does not take %s: %s"
                                .formatted(name(id), what, Ffmpeg.reason(opened)));
            }
            stream = muxer.add(codec);
        } catch (DataException e) {
            close();
            throw e;
        }
    }

    private static String name(int id) {
        return avcodec.avcodec_get_name(id).getString();
    }

    AVCodecContext codec() {
        return codec;
    }

    /** Encodes a frame of pictures or sound, which is not changed. */
    void encode(AVFrame frame) {
        muxer.check(avcodec.avcodec_send_frame(codec, frame));
        drain();
    }

    /** Encodes what the codec has kept back. */
    void finish() {
        encode(null);
    }

    private void drain() {
        int result = avcodec.avcodec_receive_packet(codec, packet);
        while (result >= 0) {
            avcodec.av_packet_rescale_ts(packet, codec.time_base(), stream.time_base());
            packet.stream_index(stream.index());
            muxer.write(packet);
            result = avcodec.avcodec_receive_packet(codec, packet);
        }
        if (result != avutil.AVERROR_EAGAIN() && result != avutil.AVERROR_EOF()) {
            muxer.check(result);
        }
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avcodec.avcodec_free_context(codec);
    }
}

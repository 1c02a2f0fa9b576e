package org.kdtoolkit.media.video;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/** What packets tell of themselves that no container tells. To be asked about each in turn. */
interface PacketSyntax extends AutoCloseable {

    /** That of a stream's format. */
    static PacketSyntax of(AVCodecParameters stream) {
        return switch (stream.codec_id()) {
            case avcodec.AV_CODEC_ID_VP8 -> new Vp8Syntax();
            case avcodec.AV_CODEC_ID_H264 -> new H264Syntax(stream);
            default -> packet -> true;
        };
    }

    /** Whether a frame is shown that begins with this packet. */
    boolean isFrame(AVPacket packet);

    /**
     * Whether all that is shown behind a key frame can be decoded from there on as if it were from
     * the file's beginning.
     */
    default boolean isCleanStart(AVPacket keyFrame) {
        return true;
    }

    @Override
    default void close() {}
}

package org.kdtoolkit.media.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVCodecParserContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Reads the headers of packets without decoding them. For one thread. */
public final class PacketParser implements AutoCloseable {

    /** What a packet holds of a frame. */
    public enum Structure {
        /** All rows. */
        FRAME,

        /** The first row and every other one. */
        TOP,

        /** The second row and every other one. */
        BOTTOM;

        /** The other field of two. */
        public Structure other() {
            return switch (this) {
                case FRAME -> FRAME;
                case TOP -> BOTTOM;
                case BOTTOM -> TOP;
            };
        }
    }

    private final AVCodecParserContext parser;
    private final AVCodecContext context;
    private final PointerPointer<BytePointer> out = new PointerPointer<>(1);
    private final IntPointer outSize = new IntPointer(1);

    /** Creates a parser of a stream's format, of which FFmpeg must know headers. */
    public PacketParser(AVCodecParameters stream) {
        parser = avcodec.av_parser_init(stream.codec_id());
        parser.flags(parser.flags() | AVCodecParserContext.PARSER_FLAG_COMPLETE_FRAMES);
        context = avcodec.avcodec_alloc_context3((AVCodec) null);
        avcodec.avcodec_parameters_to_context(context, stream);
    }

    /** What the next packet of the stream holds; a frame if it does not tell. */
    public Structure structure(AVPacket packet) {
        avcodec.av_parser_parse2(
                parser,
                context,
                out,
                outSize,
                packet.data(),
                packet.size(),
                packet.pts(),
                packet.dts(),
                packet.pos());
        return switch (parser.picture_structure()) {
            case avcodec.AV_PICTURE_STRUCTURE_TOP_FIELD -> Structure.TOP;
            case avcodec.AV_PICTURE_STRUCTURE_BOTTOM_FIELD -> Structure.BOTTOM;
            default -> Structure.FRAME;
        };
    }

    @Override
    public void close() {
        avcodec.av_parser_close(parser);
        avcodec.avcodec_free_context(context);
        out.close();
        outSize.close();
    }
}

package org.kdtoolkit.media.video;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * Writes small videos whose frames tell their own number: frame n is of grey {@link #grey}.
 *
 * @param codec FFmpeg's name of the encoder
 * @param height of the frames
 * @param width of the frames
 * @param keyFrameDistance frames from one key frame to the next
 * @param betweenFrames how many frames between two others may depend on both
 */
record TestVideo(String codec, int height, int width, int keyFrameDistance, int betweenFrames) {

    static final int FRAMES_A_SECOND = 25;

    static TestVideo of(String codec) {
        return new TestVideo(codec, 33, 47, 10, 0);
    }

    /** The grey of a frame; neighbours differ by 13 at least. */
    static int grey(int number) {
        return 40 + 13 * (number * 5 % 12);
    }

    /** The grey of a decoded frame, from 0 to 255; luma of the others goes from 16 to 235. */
    static double rgb(String codec, int number) {
        return codec.equals("mjpeg") ? grey(number) : (grey(number) - 16) * 255 / 219.0;
    }

    /** Writes frames into a file whose ending tells the container. */
    Path write(Path file, int frames) {
        AVFormatContext muxer = new AVFormatContext(null);
        check(avformat.avformat_alloc_output_context2(muxer, null, null, file.toString()));
        AVCodec encoder = avcodec.avcodec_find_encoder_by_name(codec);
        AVCodecContext context = avcodec.avcodec_alloc_context3(encoder);
        AVRational tick = new AVRational().num(1).den(FRAMES_A_SECOND);
        context.width(width).height(height).time_base(tick);
        context.framerate(new AVRational().num(FRAMES_A_SECOND).den(1));
        context.pix_fmt(
                codec.equals("mjpeg") ? avutil.AV_PIX_FMT_YUVJ420P : avutil.AV_PIX_FMT_YUV420P);
        context.gop_size(keyFrameDistance).max_b_frames(betweenFrames).thread_count(1);
        context.flags(avcodec.AV_CODEC_FLAG_QSCALE | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
        context.global_quality(2 * avutil.FF_QP2LAMBDA);
        check(avcodec.avcodec_open2(context, encoder, (AVDictionary) null));
        AVStream stream = avformat.avformat_new_stream(muxer, null);
        stream.time_base(tick);
        check(avcodec.avcodec_parameters_from_context(stream.codecpar(), context));
        AVIOContext out = new AVIOContext(null);
        check(avformat.avio_open(out, file.toString(), avformat.AVIO_FLAG_WRITE));
        muxer.pb(out);
        check(avformat.avformat_write_header(muxer, (AVDictionary) null));
        encode(muxer, stream, context, frames);
        check(avformat.av_write_trailer(muxer));
        avformat.avio_closep(out);
        avcodec.avcodec_free_context(context);
        avformat.avformat_free_context(muxer);
        return file;
    }

    private void encode(
            AVFormatContext muxer, AVStream stream, AVCodecContext context, int frames) {
        AVFrame frame = avutil.av_frame_alloc();
        frame.format(context.pix_fmt()).width(width).height(height);
        check(avutil.av_frame_get_buffer(frame, 0));
        AVPacket packet = avcodec.av_packet_alloc();
        for (int i = 0; i <= frames; i++) {
            if (i < frames) {
                check(avutil.av_frame_make_writable(frame));
                fill(frame.data(0), grey(i), frame.linesize(0) * height);
                fill(frame.data(1), 128, frame.linesize(1) * ((height + 1) / 2));
                fill(frame.data(2), 128, frame.linesize(2) * ((height + 1) / 2));
                frame.pts(i);
            }
            check(avcodec.avcodec_send_frame(context, i < frames ? frame : null));
            while (avcodec.avcodec_receive_packet(context, packet) >= 0) {
                avcodec.av_packet_rescale_ts(packet, context.time_base(), stream.time_base());
                packet.duration(stream.time_base().den() / FRAMES_A_SECOND);
                check(avformat.av_interleaved_write_frame(muxer, packet));
            }
        }
        avcodec.av_packet_free(packet);
        avutil.av_frame_free(frame);
    }

    private static void fill(BytePointer plane, int value, int size) {
        for (int i = 0; i < size; i++) {
            plane.put(i, (byte) value);
        }
    }

    private static void check(int result) {
        if (result < 0) {
            throw new IllegalStateException("FFmpeg's error " + result);
        }
    }
}

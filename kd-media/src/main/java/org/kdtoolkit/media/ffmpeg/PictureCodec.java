package org.kdtoolkit.media.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * Decodes pictures of one format from memory, each of which stands alone. Its memory outside of the
 * heap is used for all of them.
 */
public final class PictureCodec implements AutoCloseable {

    private static final byte[] PADDING = new byte[avcodec.AV_INPUT_BUFFER_PADDING_SIZE];

    static {
        // before anything is allocated
        Ffmpeg.begin();
    }

    private final AVCodecContext context;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVFrame frame = avutil.av_frame_alloc();
    private BytePointer input = new BytePointer(1L << 16);

    /**
     * Opens a decoder.
     *
     * @param id FFmpeg's number of the format
     * @throws MediaException if there is none
     */
    public PictureCodec(int id) throws MediaException {
        AVCodec codec = avcodec.avcodec_find_decoder(id);
        context = avcodec.avcodec_alloc_context3(codec);
        context.thread_count(1);
        context.max_pixels(Ffmpeg.MAX_PIXELS);
        // a TIFF may hold any number of tags that FFmpeg doesn't know
        int strict = id == avcodec.AV_CODEC_ID_TIFF ? 0 : avcodec.AV_EF_EXPLODE;
        context.err_recognition(strict | avcodec.AV_EF_CRCCHECK);
        int result = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
        if (result < 0) {
            close();
            throw new MediaException(Ffmpeg.reason(result));
        }
    }

    /**
     * Decodes a picture.
     *
     * @param bytes the picture's file
     * @return FFmpeg's frame, which is valid until the next one
     * @throws MediaException if it is broken or claims more pixels than are read
     */
    public AVFrame decode(byte[] bytes) throws MediaException {
        Ffmpeg.begin();
        fill(bytes);
        int result = avcodec.avcodec_send_packet(context, packet);
        if (result >= 0) {
            result = avcodec.avcodec_receive_frame(context, frame);
        }
        if (result < 0) {
            avcodec.avcodec_flush_buffers(context);
            throw new MediaException("can't be decoded (%s)".formatted(Ffmpeg.reason(result)));
        }
        if (frame.decode_error_flags() != 0 || isCorrupt()) {
            throw new MediaException("is broken (%s)".formatted(Ffmpeg.reason("decoding error")));
        }
        return frame;
    }

    private boolean isCorrupt() {
        return (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0;
    }

    private void fill(byte[] bytes) {
        long needed = (long) bytes.length + PADDING.length;
        if (input.capacity() < needed) {
            input.close();
            input = new BytePointer(2 * needed);
        }
        input.put(bytes, 0, bytes.length);
        input.position(bytes.length).put(PADDING, 0, PADDING.length).position(0);
        packet.data(input);
        packet.size(bytes.length);
        // otherwise the PNG decoder adds the picture to the one before
        packet.flags(avcodec.AV_PKT_FLAG_KEY);
    }

    @Override
    public void close() {
        avcodec.avcodec_free_context(context);
        avcodec.av_packet_free(packet);
        avutil.av_frame_free(frame);
        input.close();
    }
}

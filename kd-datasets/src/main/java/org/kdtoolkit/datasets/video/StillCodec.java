package org.kdtoolkit.datasets.video;

import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.datasets.ffmpeg.Ffmpeg;
import org.kdtoolkit.datasets.media.BytePlane;
import org.kdtoolkit.datasets.media.ImageSize;

/** One of FFmpeg's decoders of pictures, open for picture after picture. For one thread. */
final class StillCodec implements AutoCloseable {

    private static final long MAX_PIXELS = 1L << 26;

    /** Y, Cb and Cr from 0 to 255, one behind the other. */
    private static final Set<Integer> PLANAR =
            Set.of(
                    avutil.AV_PIX_FMT_YUVJ420P,
                    avutil.AV_PIX_FMT_YUVJ422P,
                    avutil.AV_PIX_FMT_YUVJ440P,
                    avutil.AV_PIX_FMT_YUVJ444P,
                    avutil.AV_PIX_FMT_YUVJ411P);

    static {
        Ffmpeg.begin();
    }

    private final AVCodecContext context;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVFrame picture = avutil.av_frame_alloc();
    private BytePointer input = new BytePointer(1 << 16);

    StillCodec(int id) {
        AVCodec codec = avcodec.avcodec_find_decoder(id);
        context = avcodec.avcodec_alloc_context3(codec);
        context.thread_count(1);
        context.max_pixels(MAX_PIXELS);
        context.err_recognition(avcodec.AV_EF_EXPLODE);
        int status = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
        if (status < 0) {
            close();
            throw new IllegalStateException("FFmpeg's decoder of pictures: " + message(status));
        }
    }

    /**
     * Decodes a picture.
     *
     * @param place for messages
     * @throws SampleException if it is broken
     */
    Frame decode(byte[] bytes, String place) throws SampleException {
        int status = avcodec.avcodec_send_packet(context, packet(bytes));
        if (status >= 0) {
            status = avcodec.avcodec_receive_frame(context, picture);
        }
        if (status < 0) {
            avcodec.avcodec_flush_buffers(context);
            throw new SampleException(
                    "%s is a broken picture, or one of more than %d pixels (%s)"
                            .formatted(place, MAX_PIXELS, message(status)));
        }
        try {
            return PLANAR.contains(picture.format()) ? ycbcr() : rgb(place);
        } finally {
            avutil.av_frame_unref(picture);
        }
    }

    private AVPacket packet(byte[] bytes) {
        int padded = bytes.length + avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
        if (input.capacity() < padded) {
            input.close();
            input = new BytePointer(2L * padded);
        }
        input.put(bytes, 0, bytes.length);
        for (int i = bytes.length; i < padded; i++) {
            input.put(i, (byte) 0);
        }
        packet.data(input);
        packet.size(bytes.length);
        return packet;
    }

    private Frame ycbcr() {
        BytePlane luma = plane(0, new ImageSize(picture.height(), picture.width()));
        ImageSize chroma = chroma(luma.size());
        return new YCbCrFrame(luma, plane(1, chroma), plane(2, chroma));
    }

    private ImageSize chroma(ImageSize luma) {
        return switch (picture.format()) {
            case avutil.AV_PIX_FMT_YUVJ420P -> part(luma, 2, 2);
            case avutil.AV_PIX_FMT_YUVJ422P -> part(luma, 1, 2);
            case avutil.AV_PIX_FMT_YUVJ440P -> part(luma, 2, 1);
            case avutil.AV_PIX_FMT_YUVJ411P -> part(luma, 1, 4);
            default -> luma;
        };
    }

    private static ImageSize part(ImageSize whole, int down, int right) {
        return new ImageSize(
                (whole.height() + down - 1) / down, (whole.width() + right - 1) / right);
    }

    private BytePlane plane(int index, ImageSize size) {
        int step = picture.linesize(index);
        byte[] values = new byte[(size.height() - 1) * step + size.width()];
        picture.data(index).get(values);
        return new BytePlane(values, step, size);
    }

    private Frame rgb(String place) throws SampleException {
        SwsContext scaler = swscale.sws_alloc_context();
        AVFrame converted = avutil.av_frame_alloc();
        try {
            converted.format(avutil.AV_PIX_FMT_RGB24);
            converted.width(picture.width());
            converted.height(picture.height());
            int status = swscale.sws_scale_frame(scaler, converted, picture);
            if (status < 0) {
                throw new SampleException(
                        "%s has colours that can't be turned into red, green and blue (%s)"
                                .formatted(place, message(status)));
            }
            return rgb(converted);
        } finally {
            avutil.av_frame_free(converted);
            swscale.sws_freeContext(scaler);
        }
    }

    private static Frame rgb(AVFrame converted) {
        ImageSize size = new ImageSize(converted.height(), converted.width());
        int row = 3 * size.width();
        byte[] rgb = new byte[row * size.height()];
        BytePointer data = converted.data(0);
        for (int y = 0; y < size.height(); y++) {
            data.position((long) y * converted.linesize(0)).get(rgb, y * row, row);
        }
        return new RgbFrame(rgb, size);
    }

    private static String message(int status) {
        byte[] text = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
        avutil.av_strerror(status, text, text.length);
        return new String(text, java.nio.charset.StandardCharsets.UTF_8).trim();
    }

    @Override
    public void close() {
        avcodec.avcodec_free_context(context);
        avcodec.av_packet_free(packet);
        avutil.av_frame_free(picture);
        input.close();
    }
}

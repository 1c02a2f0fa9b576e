package org.kdtoolkit.media.encoding;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.pixels.ImageSize;

/** Turns frames into brightness and colour of half the size, and encodes them. */
final class PictureEncoder implements AutoCloseable {

    /** The greatest number that MPEG-4 has for ticks in a second. */
    private static final int MOST_TICKS = 65_535;

    private static final int CHANNELS = 3;

    private final Muxer muxer;
    private final ImageSize size;
    private final EncodedStream stream;
    private final SwsContext conversion = swscale.sws_alloc_context();
    private final AVFrame rgb = avutil.av_frame_alloc();
    private final AVFrame yuv = avutil.av_frame_alloc();
    private long frames;

    PictureEncoder(Muxer muxer, MediaFormat format, VideoSettings settings) {
        this.muxer = muxer;
        this.size = settings.size();
        this.stream =
                new EncodedStream(
                        muxer,
                        format.pictureCodec(),
                        "frames of %d x %d".formatted(size.height(), size.width()),
                        codec -> {
                            describe(codec, settings);
                            codec.color_range(range(format));
                        });
        try {
            conversion.flags(swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND | swscale.SWS_BITEXACT);
            allocate(rgb, avutil.AV_PIX_FMT_RGB24, avutil.AVCOL_RANGE_JPEG);
            allocate(yuv, avutil.AV_PIX_FMT_YUV420P, range(format));
            rgb.colorspace(avutil.AVCOL_SPC_RGB);
            yuv.colorspace(avutil.AVCOL_SPC_SMPTE170M);
            yuv.quality(stream.codec().global_quality());
        } catch (DataException e) {
            close();
            throw e;
        }
    }

    private static void describe(AVCodecContext codec, VideoSettings settings) {
        AVRational rate = avutil.av_d2q(settings.framesPerSecond(), MOST_TICKS);
        codec.width(settings.size().width());
        codec.height(settings.size().height());
        codec.framerate(rate);
        codec.time_base(avutil.av_inv_q(rate));
        codec.pix_fmt(avutil.AV_PIX_FMT_YUV420P);
        codec.colorspace(avutil.AVCOL_SPC_SMPTE170M);
        codec.qmin(1);
        codec.flags(codec.flags() | avcodec.AV_CODEC_FLAG_QSCALE);
        codec.global_quality(settings.coarseness() * avutil.FF_QP2LAMBDA);
    }

    private static int range(MediaFormat format) {
        return format.fullRange() ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG;
    }

    private void allocate(AVFrame frame, int pixels, int range) {
        frame.format(pixels);
        frame.width(size.width());
        frame.height(size.height());
        frame.color_range(range);
        muxer.check(avutil.av_frame_get_buffer(frame, 0));
    }

    void write(Frame frame) {
        if (!frame.size().equals(size)) {
            throw new IllegalArgumentException(
                    "the video's frames are of %d x %d, found one of %d x %d"
                            .formatted(
                                    size.height(),
                                    size.width(),
                                    frame.size().height(),
                                    frame.size().width()));
        }
        int row = CHANNELS * size.width();
        BytePointer pixels = rgb.data(0);
        for (int y = 0; y < size.height(); y++) {
            pixels.position((long) y * rgb.linesize(0)).put(frame.rgb(), y * row, row);
        }
        muxer.check(avutil.av_frame_make_writable(yuv)); // the codec may still hold the last one
        muxer.check(swscale.sws_scale_frame(conversion, yuv, rgb));
        yuv.pts(frames++);
        stream.encode(yuv);
    }

    void finish() {
        if (frames == 0) {
            throw new IllegalStateException("a video has at least one frame, none was written");
        }
        stream.finish();
    }

    @Override
    public void close() {
        swscale.sws_freeContext(conversion);
        conversion.setNull();
        avutil.av_frame_free(rgb);
        avutil.av_frame_free(yuv);
        stream.close();
    }
}

package org.kdtoolkit.media.ffmpeg;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;

/**
 * Converts decoded frames to red, green and blue of 8 bits, after the matrix and the range of
 * values that each frame is marked with; the primaries and the transfer function stay what they
 * are, in wide gamuts and high dynamic range too. Frames of another size are scaled, by bicubic
 * interpolation.
 *
 * <p>Both fields of an interlaced frame stay woven into it, each in every other row. They have
 * their own chroma, which is interpolated between the rows of one field alone.
 */
public final class RgbConverter implements AutoCloseable {

    private final int height;
    private final int width;
    private final SwsContext context = swscale.sws_alloc_context();
    private final AVFrame rgb = avutil.av_frame_alloc();

    /** Creates a converter to frames of a height and width in pixels. */
    public RgbConverter(int height, int width) {
        this.height = height;
        this.width = width;
        context.flags(swscale.SWS_BICUBIC);
    }

    /**
     * Converts a frame.
     *
     * @return [height, width, 3]
     * @throws MediaException if the frame's colours are of an unknown kind
     */
    public byte[] convert(AVFrame frame) throws MediaException {
        avutil.av_frame_unref(rgb);
        rgb.format(avutil.AV_PIX_FMT_RGB24);
        rgb.height(height);
        rgb.width(width);
        keepInterlacingAndGamut(frame);
        int result = swscale.sws_scale_frame(context, rgb, frame);
        if (result < 0) {
            throw new MediaException(
                    "can't be converted to RGB (%s)".formatted(Ffmpeg.reason(result)));
        }
        int stride = rgb.linesize(0);
        ByteBuffer rows = rgb.data(0).capacity((long) stride * height).asByteBuffer();
        byte[] values = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            rows.get(y * stride, values, 3 * width * y, 3 * width);
        }
        return values;
    }

    /** What swscale would convert as well, or refuse to, where it differs from one to the other. */
    private void keepInterlacingAndGamut(AVFrame frame) {
        rgb.flags(frame.flags() & AVFrame.AV_FRAME_FLAG_INTERLACED);
        rgb.color_primaries(frame.color_primaries());
        rgb.color_trc(frame.color_trc());
    }

    @Override
    public void close() {
        avutil.av_frame_free(rgb);
        swscale.sws_free_context(context);
    }
}

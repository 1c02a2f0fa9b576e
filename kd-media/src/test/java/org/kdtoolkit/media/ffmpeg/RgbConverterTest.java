package org.kdtoolkit.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RgbConverterTest {

    private static final int SIZE = 8;

    // luma, Cb and Cr of full red and full blue, as of ITU-R BT.601
    private static final int[] RED = {81, 90, 240};
    private static final int[] BLUE = {41, 240, 110};

    private final AVFrame frame = avutil.av_frame_alloc();

    @AfterEach
    void free() {
        avutil.av_frame_free(frame);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                avutil.AV_PIX_FMT_YUV420P,
                avutil.AV_PIX_FMT_YUV422P,
                avutil.AV_PIX_FMT_YUV444P,
                avutil.AV_PIX_FMT_YUV411P,
                avutil.AV_PIX_FMT_YUV410P,
            })
    void keepsTheColoursOfTwoFieldsApart(int format) throws MediaException {
        byte[] red = rows(format, false, RED, RED);
        byte[] blue = rows(format, false, BLUE, BLUE);
        byte[] woven = rows(format, true, RED, BLUE);
        for (int y = 0; y < SIZE; y++) {
            assertThat(row(woven, y)).as("row %d", y).isEqualTo(row(y % 2 == 0 ? red : blue, y));
        }
    }

    @Test
    void goesFromInterlacedFramesToOthersAndBack() throws MediaException {
        try (RgbConverter converter = new RgbConverter(SIZE, SIZE)) {
            fill(avutil.AV_PIX_FMT_YUV420P, true, RED, BLUE);
            byte[] woven = converter.convert(frame);
            fill(avutil.AV_PIX_FMT_YUV420P, false, RED, RED);
            assertThat(converter.convert(frame))
                    .isEqualTo(rows(avutil.AV_PIX_FMT_YUV420P, false, RED, RED));
            fill(avutil.AV_PIX_FMT_YUV420P, true, RED, BLUE);
            assertThat(converter.convert(frame)).isEqualTo(woven);
        }
    }

    @Test
    void leavesPrimariesAndTransferFunctionAsTheyAre() throws MediaException {
        fill(avutil.AV_PIX_FMT_YUV420P, false, RED, BLUE);
        try (RgbConverter converter = new RgbConverter(SIZE, SIZE)) {
            byte[] plain = converter.convert(frame);
            frame.color_primaries(avutil.AVCOL_PRI_BT2020);
            frame.color_trc(avutil.AVCOL_TRC_SMPTE2084);
            assertThat(converter.convert(frame)).isEqualTo(plain);
        }
    }

    private byte[] rows(int format, boolean interlaced, int[] even, int[] odd)
            throws MediaException {
        fill(format, interlaced, even, odd);
        try (RgbConverter converter = new RgbConverter(SIZE, SIZE)) {
            return converter.convert(frame);
        }
    }

    private static byte[] row(byte[] rgb, int y) {
        return Arrays.copyOfRange(rgb, 3 * SIZE * y, 3 * SIZE * (y + 1));
    }

    /** Gives every other row of each plane its own colour. */
    private void fill(int format, boolean interlaced, int[] even, int[] odd) {
        avutil.av_frame_unref(frame);
        frame.format(format).width(SIZE).height(SIZE);
        if (interlaced) {
            frame.flags(AVFrame.AV_FRAME_FLAG_INTERLACED);
        }
        assertThat(avutil.av_frame_get_buffer(frame, 0)).isZero();
        for (int plane = 0; plane < 3; plane++) {
            int stride = frame.linesize(plane);
            int halved = plane == 0 ? 0 : avutil.av_pix_fmt_desc_get(format).log2_chroma_h();
            for (int y = 0; y < SIZE >> halved; y++) {
                for (int x = 0; x < stride; x++) {
                    frame.data(plane)
                            .put((long) y * stride + x, (byte) (y % 2 == 0 ? even : odd)[plane]);
                }
            }
        }
    }
}

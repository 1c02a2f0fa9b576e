package org.kdtoolkit.media.picture;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.IntPointer;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.pixels.ImageSize;

/**
 * How a frame is turned or mirrored before it is shown: x' = ax + cy and y' = bx + dy, moved so
 * that both begin at 0. Each factor is -1, 0 or 1.
 */
public record Orientation(int a, int b, int c, int d) {

    private static final Orientation UPRIGHT = new Orientation(1, 0, 0, 1);

    /** The display matrix's factor of 1, with 16 binary places. */
    private static final int ONE = 1 << 16;

    /** The orientation that the file tells; upright where it tells none, or one of other angles. */
    public static Orientation of(AVCodecParameters stream) {
        AVPacketSideData matrix =
                avcodec.av_packet_side_data_get(
                        stream.coded_side_data(),
                        stream.nb_coded_side_data(),
                        avcodec.AV_PKT_DATA_DISPLAYMATRIX);
        if (matrix == null) {
            return UPRIGHT;
        }
        IntPointer factors = new IntPointer(matrix.data());
        Orientation orientation =
                new Orientation(
                        factors.get(0) / ONE,
                        factors.get(1) / ONE,
                        factors.get(3) / ONE,
                        factors.get(4) / ONE);
        return orientation.isRightAngle() ? orientation : UPRIGHT;
    }

    /** The orientation of a number of EXIF's; upright for one that there is not. */
    static Orientation ofExif(int number) {
        return switch (number) {
            case 2 -> new Orientation(-1, 0, 0, 1);
            case 3 -> new Orientation(-1, 0, 0, -1);
            case 4 -> new Orientation(1, 0, 0, -1);
            case 5 -> new Orientation(0, 1, 1, 0);
            case 6 -> new Orientation(0, 1, -1, 0);
            case 7 -> new Orientation(0, -1, -1, 0);
            case 8 -> new Orientation(0, -1, 1, 0);
            default -> UPRIGHT;
        };
    }

    boolean isUpright() {
        return equals(UPRIGHT);
    }

    /** The size of what has been turned. */
    ImageSize apply(ImageSize size) {
        return a == 0 ? new ImageSize(size.width(), size.height()) : size;
    }

    /** The column to which the first pixel comes. */
    int left(ImageSize turned) {
        return a + c < 0 ? turned.width() - 1 : 0;
    }

    /** The row to which the first pixel comes. */
    int top(ImageSize turned) {
        return b + d < 0 ? turned.height() - 1 : 0;
    }

    private boolean isRightAngle() {
        int turned = Math.abs(b * c);
        int straight = Math.abs(a * d);
        return straight == 1 && b == 0 && c == 0 || turned == 1 && a == 0 && d == 0;
    }

    /** A frame that has been turned. */
    public RgbFrame apply(RgbFrame frame) {
        if (isUpright()) {
            return frame;
        }
        int height = frame.size().height();
        int width = frame.size().width();
        ImageSize size = apply(frame.size());
        int left = left(size);
        int top = top(size);
        byte[] from = frame.rgb();
        byte[] to = new byte[from.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int source = 3 * (y * width + x);
                int target = 3 * ((top + b * x + d * y) * size.width() + left + a * x + c * y);
                to[target] = from[source];
                to[target + 1] = from[source + 1];
                to[target + 2] = from[source + 2];
            }
        }
        return new RgbFrame(to, size);
    }
}

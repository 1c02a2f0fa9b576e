package org.kdtoolkit.datasets.video;

import org.kdtoolkit.datasets.media.BytePlane;
import org.kdtoolkit.datasets.media.Geometry;
import org.kdtoolkit.datasets.media.ImageSize;
import org.kdtoolkit.datasets.media.Normalization;

/**
 * A frame as JPEG holds it (JFIF 1.02: ITU-R BT.601, luma and chroma from 0 to 255), the chroma
 * mostly at half the height and width. Between chroma's pixels it is interpolated linearly, as
 * libjpeg does.
 *
 * @param luma Y, of the frame's size
 * @param blue Cb, around 128
 * @param red Cr, around 128, of Cb's size
 */
record YCbCrFrame(BytePlane luma, BytePlane blue, BytePlane red) implements Frame {

    @Override
    public ImageSize size() {
        return luma.size();
    }

    @Override
    public byte[] rgb() {
        int plane = size().height() * size().width();
        float[] values = new float[3 * plane];
        new FrameResampler(Geometry.identity(size()), Normalization.none(3))
                .apply(this, values, 0, plane);
        byte[] rgb = new byte[3 * plane];
        for (int channel = 0; channel < 3; channel++) {
            for (int i = 0; i < plane; i++) {
                rgb[3 * i + channel] = (byte) Math.round(255 * values[channel * plane + i]);
            }
        }
        return rgb;
    }
}

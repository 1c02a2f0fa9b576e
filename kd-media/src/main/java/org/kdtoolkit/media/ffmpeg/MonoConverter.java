package org.kdtoolkit.media.ffmpeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** Converts decoded sound to one channel, the mean of all. */
public final class MonoConverter {

    private MonoConverter() {}

    /**
     * Converts a frame of sound.
     *
     * @return [samples] from -1 to 1, of floats what they hold
     * @throws MediaException if it has no channels, or samples of an unknown kind
     */
    public static float[] convert(AVFrame frame) throws MediaException {
        int channels = frame.ch_layout().nb_channels();
        if (channels < 1) {
            throw new MediaException("has sound without channels");
        }
        SampleFormat format = SampleFormat.of(frame.format());
        float[] mono = new float[frame.nb_samples()];
        if (avutil.av_sample_fmt_is_planar(frame.format()) != 0) {
            for (int channel = 0; channel < channels; channel++) {
                add(mono, frame, channel, format, 0, 1);
            }
        } else {
            for (int channel = 0; channel < channels; channel++) {
                add(mono, frame, 0, format, channel, channels);
            }
        }
        for (int i = 0; i < mono.length; i++) {
            mono[i] /= channels;
        }
        return mono;
    }

    private static void add(
            float[] sum, AVFrame frame, int plane, SampleFormat format, int first, int step) {
        ByteBuffer data =
                frame.extended_data(plane)
                        .capacity((long) sum.length * step * format.bytes())
                        .asByteBuffer()
                        .order(ByteOrder.nativeOrder());
        for (int i = 0; i < sum.length; i++) {
            sum[i] += format.value(data, (i * step + first) * format.bytes());
        }
    }
}

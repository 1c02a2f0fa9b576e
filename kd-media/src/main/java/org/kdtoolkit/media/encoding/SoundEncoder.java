package org.kdtoolkit.media.encoding;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.kdtoolkit.api.data.DataException;

/** Cuts mono sound into the pieces that a codec takes, and encodes them. */
final class SoundEncoder implements AutoCloseable {

    /** Samples in a piece, where the codec does not say. */
    private static final int USUAL_PIECE = 1024;

    /** AAC is clear at 4 bits a sample, and needs no more than 128 kbit/s for mono. */
    private static final long BITS_A_SAMPLE = 4;

    private static final long MOST_BITS = 128_000;

    private final Muxer muxer;
    private final EncodedStream stream;
    private final AVFrame frame = avutil.av_frame_alloc();
    private final boolean floats;
    private final float[] piece;
    private int filled;
    private long samples;

    SoundEncoder(Muxer muxer, MediaFormat format, int sampleRate) {
        this.muxer = muxer;
        this.floats = format.floatSound();
        this.stream =
                new EncodedStream(
                        muxer,
                        format.soundCodec(),
                        "sound at %d Hz".formatted(sampleRate),
                        codec -> describe(codec, sampleRate));
        int wanted = stream.codec().frame_size();
        this.piece = new float[wanted == 0 ? USUAL_PIECE : wanted];
        try {
            frame.format(stream.codec().sample_fmt());
            frame.sample_rate(sampleRate);
            frame.nb_samples(piece.length);
            avutil.av_channel_layout_default(frame.ch_layout(), 1);
            muxer.check(avutil.av_frame_get_buffer(frame, 0));
        } catch (DataException e) {
            close();
            throw e;
        }
    }

    private void describe(AVCodecContext codec, int sampleRate) {
        codec.sample_rate(sampleRate);
        codec.time_base(avutil.av_make_q(1, sampleRate));
        codec.sample_fmt(floats ? avutil.AV_SAMPLE_FMT_FLTP : avutil.AV_SAMPLE_FMT_S16);
        codec.bit_rate(Math.min(MOST_BITS, BITS_A_SAMPLE * sampleRate));
        avutil.av_channel_layout_default(codec.ch_layout(), 1);
    }

    void write(float[] sound) {
        int taken = 0;
        while (taken < sound.length) {
            int more = Math.min(piece.length - filled, sound.length - taken);
            System.arraycopy(sound, taken, piece, filled, more);
            taken += more;
            filled += more;
            if (filled == piece.length) {
                encode();
            }
        }
    }

    private void encode() {
        muxer.check(avutil.av_frame_make_writable(frame));
        if (floats) {
            new FloatPointer(frame.data(0)).put(piece, 0, filled);
        } else {
            new ShortPointer(frame.data(0)).put(Pcm.of(piece, 0, filled), 0, filled);
        }
        frame.nb_samples(filled);
        frame.pts(samples);
        stream.encode(frame);
        samples += filled;
        filled = 0;
    }

    void finish() {
        if (filled > 0) {
            encode();
        }
        stream.finish();
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
        stream.close();
    }
}

package org.kdtoolkit.datasets.media;

import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.datasets.sound.Resampler;

/**
 * Reads WAV files into mono sound, [samples] from -1 to 1: PCM of 8, 16, 24 or 32 bits, or floats
 * of 32 or 64. Channels are averaged; then the rate is changed where another one is asked for.
 */
public final class WavDecoder implements Decoder {

    private static final int RIFF = fourCc("RIFF");
    private static final int WAVE = fourCc("WAVE");
    private static final int FORMAT = fourCc("fmt ");
    private static final int DATA = fourCc("data");

    private final OptionalInt sampleRate;
    private final OptionalInt samples;

    /**
     * Creates a decoder.
     *
     * @param sampleRate the rate in Hz to which files of another one are resampled; empty for their
     *     own
     * @param samples the length to which sound is cut or, with silence, extended at its end; empty
     *     for its own
     */
    public WavDecoder(OptionalInt sampleRate, OptionalInt samples) {
        this.sampleRate = sampleRate;
        this.samples = samples;
    }

    @Override
    public Shape shape() {
        return new Shape(samples.orElse(-1));
    }

    @Override
    public HostTensor decode(Path path) throws SampleException {
        MediaFile file = new MediaFile(path);
        ByteBuffer bytes = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < 12 || bytes.getInt() != RIFF || bytes.getInt(8) != WAVE) {
            throw file.fault("is not a WAV file: it does not begin with RIFF and WAVE");
        }
        bytes.position(12);
        WavFormat format = WavFormat.parse(file, chunk(file, bytes, FORMAT, "format"));
        float[] mono = file.requireFinite(format.mono(chunk(file, bytes, DATA, "sound")));
        float[] sound =
                sampleRate.isPresent()
                        ? resampled(file, mono, format.sampleRate(), sampleRate.getAsInt())
                        : mono;
        float[] values = samples.isPresent() ? Arrays.copyOf(sound, samples.getAsInt()) : sound;
        return HostTensor.of(values, values.length);
    }

    private static float[] resampled(MediaFile file, float[] sound, int from, int to)
            throws SampleException {
        if (from < Resampler.MIN_RATE || from > Resampler.MAX_RATE) {
            throw file.fault(
                    "claims a sample rate of %d Hz; from %d to %d can be resampled"
                            .formatted(from, Resampler.MIN_RATE, Resampler.MAX_RATE));
        }
        return new Resampler(from, to).apply(sound);
    }

    /** Moves on to a chunk and behind it; others on the way are passed over. */
    private static ByteBuffer chunk(MediaFile file, ByteBuffer bytes, int wanted, String what)
            throws SampleException {
        while (bytes.remaining() >= 8) {
            int id = bytes.getInt();
            long size = Integer.toUnsignedLong(bytes.getInt());
            if (size > bytes.remaining()) {
                throw file.fault(
                        "is cut off: a chunk claims %d bytes, %d are left"
                                .formatted(size, bytes.remaining()));
            }
            ByteBuffer chunk =
                    bytes.slice(bytes.position(), (int) size).order(ByteOrder.LITTLE_ENDIAN);
            // chunks begin at even places
            bytes.position((int) Math.min(bytes.limit(), bytes.position() + size + size % 2));
            if (id == wanted) {
                return chunk;
            }
        }
        throw file.fault("has no chunk of %s; is it cut off?".formatted(what));
    }

    private static int fourCc(String code) {
        return code.charAt(0) | code.charAt(1) << 8 | code.charAt(2) << 16 | code.charAt(3) << 24;
    }
}

package org.kdtoolkit.datasets.media;

import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;

/**
 * Reads WAV files into mono sound, [samples] from -1 to 1: PCM of 8, 16, 24 or 32 bits, or floats
 * of 32 or 64. Channels are averaged; then the rate is changed where another one is asked for.
 */
public final class WavDecoder implements Decoder {

    private static final int RIFF = fourCc("RIFF");
    private static final int WAVE = fourCc("WAVE");
    private static final int FORMAT = fourCc("fmt ");
    private static final int DATA = fourCc("data");

    private final MonoFormat target;

    /**
     * Creates a decoder.
     *
     * @param sampleRate the rate in Hz to which files of another one are resampled; empty for their
     *     own
     * @param samples the length to which sound is cut or, with silence, extended at its end; empty
     *     for its own
     */
    public WavDecoder(OptionalInt sampleRate, OptionalInt samples) {
        target = new MonoFormat(sampleRate, samples);
    }

    @Override
    public Shape shape() {
        return target.shape();
    }

    @Override
    public HostTensor decode(Path path) throws SampleException {
        return decode(path, Segment.WHOLE);
    }

    /**
     * Reads a part of a file.
     *
     * @throws SampleException as {@link #decode(Path)}, or if the sound ends before the part begins
     */
    public HostTensor decode(Path path, Segment segment) throws SampleException {
        MediaFile file = new MediaFile(path);
        ByteBuffer bytes = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (!isWav(bytes)) {
            throw file.fault("is not a WAV file: it does not begin with RIFF and WAVE");
        }
        bytes.position(12);
        WavFormat format = WavFormat.parse(file, chunk(file, bytes, FORMAT, "format"));
        float[] mono = format.mono(chunk(file, bytes, DATA, "sound"));
        return target.apply(
                file, cut(file, mono, segment, format.sampleRate()), format.sampleRate());
    }

    private static boolean isWav(ByteBuffer bytes) {
        return bytes.remaining() >= 12 && bytes.getInt(0) == RIFF && bytes.getInt(8) == WAVE;
    }

    private static float[] cut(MediaFile file, float[] mono, Segment segment, int rate)
            throws SampleException {
        if (segment.equals(Segment.WHOLE)) {
            return mono;
        }
        if (segment.first(rate) >= mono.length) {
            throw file.endsBefore(segment);
        }
        int first = (int) segment.first(rate);
        return Arrays.copyOfRange(
                mono, first, first + (int) Math.min(mono.length - first, segment.length(rate)));
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

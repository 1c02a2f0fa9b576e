package org.kdtoolkit.datasets.media;

import java.nio.ByteBuffer;
import org.kdtoolkit.api.data.SampleException;

/**
 * The format chunk of a WAV file.
 *
 * @param encoding how one value is written
 * @param channels how many values make a frame
 * @param sampleRate frames a second
 */
record WavFormat(Encoding encoding, int channels, int sampleRate) {

    private static final int PCM = 1;
    private static final int IEEE_FLOAT = 3;
    private static final int EXTENSIBLE = 0xfffe;

    /** Where an extensible format says what it really is. */
    private static final int SUB_FORMAT = 24;

    enum Encoding {
        PCM_8(1) {
            @Override
            float next(ByteBuffer from) {
                return (Byte.toUnsignedInt(from.get()) - 0x80) / (float) 0x80;
            }
        },
        PCM_16(2) {
            @Override
            float next(ByteBuffer from) {
                return from.getShort() / (float) 0x8000;
            }
        },
        PCM_24(3) {
            @Override
            float next(ByteBuffer from) {
                int low = Short.toUnsignedInt(from.getShort());
                return (from.get() << 16 | low) / (float) 0x800000;
            }
        },
        PCM_32(4) {
            @Override
            float next(ByteBuffer from) {
                return from.getInt() / (float) 0x80000000L;
            }
        },
        FLOAT_32(4) {
            @Override
            float next(ByteBuffer from) {
                return from.getFloat();
            }
        },
        FLOAT_64(8) {
            @Override
            float next(ByteBuffer from) {
                return (float) from.getDouble();
            }
        };

        private final int bytes;

        Encoding(int bytes) {
            this.bytes = bytes;
        }

        abstract float next(ByteBuffer from);
    }

    static WavFormat parse(MediaFile file, ByteBuffer chunk) throws SampleException {
        if (chunk.remaining() < 16) {
            throw file.fault(
                    "has a format chunk of %d bytes, expected 16 or more"
                            .formatted(chunk.remaining()));
        }
        int tag = Short.toUnsignedInt(chunk.getShort(0));
        if (tag == EXTENSIBLE && chunk.remaining() > SUB_FORMAT + 1) {
            tag = Short.toUnsignedInt(chunk.getShort(SUB_FORMAT));
        }
        int channels = Short.toUnsignedInt(chunk.getShort(2));
        int bits = Short.toUnsignedInt(chunk.getShort(14));
        if (channels == 0) {
            throw file.fault("has no channels");
        }
        return new WavFormat(encoding(file, tag, bits), channels, chunk.getInt(4));
    }

    private static Encoding encoding(MediaFile file, int tag, int bits) throws SampleException {
        return switch (tag << 16 | bits) {
            case PCM << 16 | 8 -> Encoding.PCM_8;
            case PCM << 16 | 16 -> Encoding.PCM_16;
            case PCM << 16 | 24 -> Encoding.PCM_24;
            case PCM << 16 | 32 -> Encoding.PCM_32;
            case IEEE_FLOAT << 16 | 32 -> Encoding.FLOAT_32;
            case IEEE_FLOAT << 16 | 64 -> Encoding.FLOAT_64;
            default ->
                    throw file.fault(
                            "has WAV encoding %d with %d bits; expected PCM (1) or floats (3)"
                                    .formatted(tag, bits));
        };
    }

    /** The average of the channels; bytes behind the last whole frame are passed over. */
    float[] mono(ByteBuffer data) {
        float[] mono = new float[data.remaining() / (encoding.bytes * channels)];
        for (int i = 0; i < mono.length; i++) {
            float sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += encoding.next(data);
            }
            mono[i] = sum / channels;
        }
        return mono;
    }
}

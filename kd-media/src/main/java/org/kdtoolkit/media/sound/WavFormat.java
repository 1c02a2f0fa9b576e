package org.kdtoolkit.media.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.formats.files.SampleFile;

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

    /** As many as an extensible format has. */
    static final int MOST_BYTES = 40;

    /** As many as FFmpeg takes for possible. */
    private static final int MOST_CHANNELS = 512;

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
                if (from.order() == ByteOrder.BIG_ENDIAN) {
                    int high = from.getShort();
                    return (high << 8 | Byte.toUnsignedInt(from.get())) / (float) 0x800000;
                }
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

    /**
     * Reads the chunk, or its first {@link #MOST_BYTES}.
     *
     * @return empty for an encoding that is not among {@link Encoding}
     * @throws SampleException if it says what no sound can be
     */
    static Optional<WavFormat> parse(SampleFile file, ByteBuffer chunk) throws SampleException {
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
        if (channels < 1 || channels > MOST_CHANNELS) {
            throw file.fault(
                    "claims %d channels, expected 1 to %d".formatted(channels, MOST_CHANNELS));
        }
        int rate = chunk.getInt(4);
        if (rate < 1) {
            throw file.fault(
                    "claims a sample rate of %d Hz, expected 1 or more"
                            .formatted(Integer.toUnsignedLong(rate)));
        }
        return encoding(tag, Short.toUnsignedInt(chunk.getShort(14)))
                .map(encoding -> new WavFormat(encoding, channels, rate));
    }

    private static Optional<Encoding> encoding(int tag, int bits) {
        return switch (tag << 16 | bits) {
            case PCM << 16 | 8 -> Optional.of(Encoding.PCM_8);
            case PCM << 16 | 16 -> Optional.of(Encoding.PCM_16);
            case PCM << 16 | 24 -> Optional.of(Encoding.PCM_24);
            case PCM << 16 | 32 -> Optional.of(Encoding.PCM_32);
            case IEEE_FLOAT << 16 | 32 -> Optional.of(Encoding.FLOAT_32);
            case IEEE_FLOAT << 16 | 64 -> Optional.of(Encoding.FLOAT_64);
            default -> Optional.empty();
        };
    }

    /** How many bytes all channels of one moment take. */
    int frameBytes() {
        return encoding.bytes * channels;
    }

    /** Writes the average of the channels of each of the frames. */
    void mono(ByteBuffer frames, float[] out, int at) {
        int count = frames.remaining() / frameBytes();
        for (int i = 0; i < count; i++) {
            float sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += encoding.next(frames);
            }
            out[at + i] = sum / channels;
        }
    }
}

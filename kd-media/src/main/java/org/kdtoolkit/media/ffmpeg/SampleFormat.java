package org.kdtoolkit.media.ffmpeg;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.global.avutil;

/** How a decoder writes one sample of sound, in the machine's byte order. */
enum SampleFormat {
    BYTE(1) {
        @Override
        float value(ByteBuffer data, int offset) {
            return (Byte.toUnsignedInt(data.get(offset)) - 0x80) / (float) 0x80;
        }
    },
    SHORT(2) {
        @Override
        float value(ByteBuffer data, int offset) {
            return data.getShort(offset) / (float) 0x8000;
        }
    },
    INT(4) {
        @Override
        float value(ByteBuffer data, int offset) {
            return data.getInt(offset) / (float) 0x80000000L;
        }
    },
    LONG(8) {
        @Override
        float value(ByteBuffer data, int offset) {
            return data.getLong(offset) / 0x1p63f;
        }
    },
    FLOAT(4) {
        @Override
        float value(ByteBuffer data, int offset) {
            return data.getFloat(offset);
        }
    },
    DOUBLE(8) {
        @Override
        float value(ByteBuffer data, int offset) {
            return (float) data.getDouble(offset);
        }
    };

    private final int bytes;

    SampleFormat(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    abstract float value(ByteBuffer data, int offset);

    /** The format of a frame, whether its channels are apart or not. */
    static SampleFormat of(int format) throws MediaException {
        return switch (avutil.av_get_packed_sample_fmt(format)) {
            case avutil.AV_SAMPLE_FMT_U8 -> BYTE;
            case avutil.AV_SAMPLE_FMT_S16 -> SHORT;
            case avutil.AV_SAMPLE_FMT_S32 -> INT;
            case avutil.AV_SAMPLE_FMT_S64 -> LONG;
            case avutil.AV_SAMPLE_FMT_FLT -> FLOAT;
            case avutil.AV_SAMPLE_FMT_DBL -> DOUBLE;
            default -> throw new MediaException("has sound in an unknown format, " + format);
        };
    }
}

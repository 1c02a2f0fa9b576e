package org.kdtoolkit.media.video;

import java.nio.ByteBuffer;

/**
 * The units of which a packet of H.264 (ITU-T H.264) consists: behind start codes, or behind their
 * lengths (ISO/IEC 14496-15).
 *
 * @param lengthBytes of each length; 0 for start codes
 */
record H264Units(int lengthBytes) {

    private static final int IDR_SLICE = 5;
    private static final int SEI = 6;
    private static final int RECOVERY_POINT = 6;

    /** The units of packets with a container's header; start codes if it is none. */
    static H264Units of(ByteBuffer header) {
        // 5.3.3.1.2: version 1, three bytes of profile and level, 6 bits set, 2 bits of length
        return new H264Units(
                header.limit() > 4 && header.get(0) == 1 ? 1 + (header.get(4) & 3) : 0);
    }

    /**
     * Whether a key frame forgets all before it, or promises that all that is shown behind it is
     * exact: a recovery point (D.2.8) at itself. Other recovery points lie frames ahead, as with
     * intra refresh, or are about right only.
     */
    boolean isCleanStart(ByteBuffer packet) {
        int start = first(packet);
        while (start < packet.limit()) {
            int end = end(packet, start);
            int type = packet.get(start) & 0x1f;
            if (type == IDR_SLICE
                    || type == SEI && isExactRecoveryPoint(packet.slice(start, end - start))) {
                return true;
            }
            start = lengthBytes == 0 ? behindStartCode(packet, end) : end + lengthBytes;
        }
        return false;
    }

    private int first(ByteBuffer packet) {
        return lengthBytes == 0 ? behindStartCode(packet, 0) : lengthBytes;
    }

    /** Where a unit ends, behind which the next one's start code or length lies. */
    private int end(ByteBuffer packet, int start) {
        if (lengthBytes == 0) {
            return Math.max(start + 1, startCode(packet, start));
        }
        long length = 0;
        for (int i = start - lengthBytes; i < start; i++) {
            length = length << 8 | packet.get(i) & 0xff;
        }
        return (int) Math.min(packet.limit(), start + Math.max(1, length));
    }

    private static int behindStartCode(ByteBuffer packet, int from) {
        return Math.min(packet.limit(), startCode(packet, from) + 3);
    }

    private static int startCode(ByteBuffer packet, int from) {
        for (int i = from; i + 2 < packet.limit(); i++) {
            if (packet.get(i) == 0 && packet.get(i + 1) == 0 && packet.get(i + 2) == 1) {
                return i;
            }
        }
        return packet.limit();
    }

    private static boolean isExactRecoveryPoint(ByteBuffer unit) {
        ByteBuffer messages = unescaped(unit);
        while (messages.remaining() > 2) {
            int type = number(messages);
            int size = number(messages);
            if (type == RECOVERY_POINT && messages.hasRemaining()) {
                // frames to wait, where a first bit of 1 stands for 0, and whether it is exact then
                return (messages.get() & 0xc0) == 0xc0;
            }
            messages.position(Math.min(messages.limit(), messages.position() + size));
        }
        return false;
    }

    /** A number as the sum of bytes, the last of which is the only one below 255 (7.3.2.3.1). */
    private static int number(ByteBuffer bytes) {
        int sum = 0;
        while (bytes.hasRemaining()) {
            int next = bytes.get() & 0xff;
            sum += next;
            if (next < 0xff) {
                break;
            }
        }
        return sum;
    }

    /** What is behind a unit's header, without the bytes that keep start codes out of it. */
    private static ByteBuffer unescaped(ByteBuffer unit) {
        ByteBuffer plain = ByteBuffer.allocate(unit.limit());
        int zeros = 0;
        for (int i = 1; i < unit.limit(); i++) {
            byte next = unit.get(i);
            if (zeros >= 2 && next == 3) {
                zeros = 0;
            } else {
                plain.put(next);
                zeros = next == 0 ? zeros + 1 : 0;
            }
        }
        return plain.flip();
    }
}

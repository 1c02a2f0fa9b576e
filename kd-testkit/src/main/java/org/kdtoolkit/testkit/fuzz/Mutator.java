package org.kdtoolkit.testkit.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes inputs at random: bits, bytes, numbers, stretches, words, and parts of other inputs. */
final class Mutator {

    private static final int MOST_CHANGES = 6;
    private static final int LONGEST_STRETCH = 64;

    /** Inputs grow as they are changed further, and long ones are tried slowly. */
    private static final int LONGEST = 1 << 17;

    /** Inputs that end in a new place are kept up to this number. */
    private static final int MOST_KEPT = 2000;

    /** The ends of ranges, where parsers go wrong. */
    private static final long[] NUMBERS = {
        0,
        1,
        -1,
        2,
        7,
        8,
        64,
        127,
        128,
        255,
        256,
        1000,
        32767,
        32768,
        65535,
        65536,
        1 << 24,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 31,
        (1L << 32) - 1,
        1L << 32,
        1L << 40,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private final List<byte[]> inputs;
    private final List<byte[]> words;
    private final SplittableRandom random;
    private final int given;

    Mutator(List<byte[]> seeds, List<byte[]> words, FuzzBudget budget) {
        this.inputs = new ArrayList<>(seeds);
        this.given = seeds.size();
        this.words = words;
        this.random = new SplittableRandom(budget.seed());
    }

    /** Has an input changed further. */
    void prefer(byte[] input) {
        if (inputs.size() < MOST_KEPT + given) {
            inputs.add(input);
        }
    }

    /** The next input. */
    byte[] next() {
        byte[] input = one(inputs);
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            input = change(input);
        }
        return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
    }

    private byte[] change(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int stretch = Math.min(input.length - at, 1 + random.nextInt(LONGEST_STRETCH));
        return switch (random.nextInt(10)) {
            case 0, 1 -> flipped(input);
            case 2 -> overwritten(input, at, new byte[] {(byte) random.nextInt()});
            case 3, 4 -> overwritten(input, at, number());
            case 5 -> Arrays.copyOf(input, at);
            case 6 -> spliced(input, at, at + stretch, new byte[0]);
            case 7 -> spliced(input, at, at, part(input));
            case 8 -> spliced(input, at, at + random.nextInt(stretch + 1), word());
            default -> spliced(input, at, at + stretch, part(one(inputs)));
        };
    }

    private byte[] flipped(byte[] input) {
        byte[] flipped = input.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return flipped;
    }

    private static byte[] overwritten(byte[] input, int at, byte[] with) {
        byte[] overwritten = input.clone();
        System.arraycopy(with, 0, overwritten, at, Math.min(with.length, input.length - at));
        return overwritten;
    }

    private static byte[] spliced(byte[] input, int from, int to, byte[] with) {
        return ByteBuffer.allocate(from + with.length + input.length - to)
                .put(input, 0, from)
                .put(with)
                .put(input, to, input.length - to)
                .array();
    }

    private byte[] part(byte[] of) {
        int from = random.nextInt(of.length + 1);
        int length = Math.min(of.length - from, 1 + random.nextInt(LONGEST_STRETCH));
        return Arrays.copyOfRange(of, from, from + length);
    }

    /** A number as programs write it: of one to eight bytes, in either order. */
    private byte[] number() {
        ByteOrder order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(order);
        bytes.putLong(anyNumber());
        int size = 1 << random.nextInt(4);
        int from = order == ByteOrder.LITTLE_ENDIAN ? 0 : Long.BYTES - size;
        return Arrays.copyOfRange(bytes.array(), from, from + size);
    }

    private byte[] word() {
        int choice = random.nextInt(words.size() + 2);
        if (choice < words.size()) {
            return words.get(choice);
        }
        return Long.toString(anyNumber()).getBytes(StandardCharsets.US_ASCII);
    }

    private long anyNumber() {
        return NUMBERS[random.nextInt(NUMBERS.length)]
                + (random.nextInt(4) == 0 ? random.nextInt(-2, 3) : 0);
    }

    private byte[] one(List<byte[]> of) {
        return of.get(random.nextInt(of.size()));
    }
}

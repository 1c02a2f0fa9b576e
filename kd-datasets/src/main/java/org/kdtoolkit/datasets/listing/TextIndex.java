package org.kdtoolkit.datasets.listing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Numbers different texts in the order in which they come: a hash map from texts to numbers, in a
 * fraction of its memory.
 */
public final class TextIndex {

    private static final long FREE = -1;

    private final TextColumn.Builder texts = new TextColumn.Builder();

    /** Nobody can choose texts that all have the same hash without knowing it. */
    private final long seed = new SplittableRandom().nextLong();

    /** The hash of a text above its number, so that other texts are told by a look at the slot. */
    private long[] slots = free(64);

    /**
     * Adds a text.
     *
     * @return its number if it was there already, or empty
     */
    public OptionalInt add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int hash = hash(bytes);
        int slot = slot(bytes, hash);
        if (slots[slot] != FREE) {
            return OptionalInt.of((int) slots[slot]);
        }
        slots[slot] = (long) hash << Integer.SIZE | texts.size();
        texts.add(bytes);
        if (2 * texts.size() > slots.length) {
            grow();
        }
        return OptionalInt.empty();
    }

    /** A text's number, or empty if it was never added. */
    public OptionalInt find(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long found = slots[slot(bytes, hash(bytes))];
        return found == FREE ? OptionalInt.empty() : OptionalInt.of((int) found);
    }

    /** How many different texts there are. */
    public int size() {
        return texts.size();
    }

    /** Where a text stands, or the free place where it belongs. */
    private int slot(byte[] text, int hash) {
        int slot = hash & (slots.length - 1);
        while (slots[slot] != FREE && !holds(slots[slot], text, hash)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private boolean holds(long slot, byte[] text, int hash) {
        return (int) (slot >>> Integer.SIZE) == hash && texts.matches((int) slot, text);
    }

    private void grow() {
        long[] old = slots;
        slots = free(Math.multiplyExact(2, old.length));
        for (long taken : old) {
            if (taken != FREE) {
                int slot = (int) (taken >>> Integer.SIZE) & (slots.length - 1);
                while (slots[slot] != FREE) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = taken;
            }
        }
    }

    private int hash(byte[] text) {
        long hash = seed;
        for (byte next : text) {
            hash = mixed(hash ^ next);
        }
        return (int) mixed(hash + text.length);
    }

    /** Each bit depends on all above and below it. */
    private static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 32)) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }

    private static long[] free(int size) {
        long[] slots = new long[size];
        Arrays.fill(slots, FREE);
        return slots;
    }
}

package org.kdtoolkit.datasets.listing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Numbers different texts in the order in which they come: a hash map from texts to numbers, in a
 * fraction of its memory.
 */
public final class TextIndex {

    private static final int FREE = -1;

    private final TextColumn.Builder texts = new TextColumn.Builder();
    private int[] slots = free(64);

    /**
     * Adds a text.
     *
     * @return its number if it was there already, or empty
     */
    public OptionalInt add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int slot = slot(bytes);
        if (slots[slot] != FREE) {
            return OptionalInt.of(slots[slot]);
        }
        slots[slot] = texts.size();
        texts.add(bytes);
        if (2 * texts.size() > slots.length) {
            grow();
        }
        return OptionalInt.empty();
    }

    /** A text's number, or empty if it was never added. */
    public OptionalInt find(String text) {
        int number = slots[slot(text.getBytes(StandardCharsets.UTF_8))];
        return number == FREE ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** How many different texts there are. */
    public int size() {
        return texts.size();
    }

    /** Where a text stands, or the free place where it belongs. */
    private int slot(byte[] text) {
        int slot = spread(Arrays.hashCode(text)) & (slots.length - 1);
        while (slots[slot] != FREE && !texts.matches(slots[slot], text)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        slots = free(Math.multiplyExact(2, slots.length));
        for (int number = 0; number < texts.size(); number++) {
            slots[slot(texts.get(number).getBytes(StandardCharsets.UTF_8))] = number;
        }
    }

    /** Texts that differ in their last letter alone are not to stand side by side. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 16);
    }

    private static int[] free(int size) {
        int[] slots = new int[size];
        Arrays.fill(slots, FREE);
        return slots;
    }
}

package org.kdtoolkit.media.video;

import java.util.ArrayList;
import java.util.List;

/** The key frames at which decoding begins, except for those that prove to be none. */
final class DecodingStarts {

    private final KeyFrame[] keyFrames;
    private final boolean[] withdrawn;

    /**
     * Takes key frames.
     *
     * @param keyFrames in the order of decoding; the first one counts in any case, others if they
     *     are shown behind those before them, as key frames are
     */
    DecodingStarts(KeyFrame[] keyFrames) {
        List<KeyFrame> ascending = new ArrayList<>(List.of(keyFrames[0]));
        for (KeyFrame next : keyFrames) {
            if (next.number() > ascending.get(ascending.size() - 1).number()) {
                ascending.add(next);
            }
        }
        this.keyFrames = ascending.toArray(KeyFrame[]::new);
        withdrawn = new boolean[ascending.size()];
    }

    /** The last one at a frame or before it. */
    KeyFrame before(int number) {
        int low = 0;
        int high = keyFrames.length;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (keyFrames[middle].number() <= number) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return remaining(low);
    }

    /** Whether this is the first one, from which a fault can't come. */
    boolean isFirst(KeyFrame start) {
        return start == keyFrames[0];
    }

    /** One that is so many key frames before another, or more; the first one before itself. */
    KeyFrame earlier(KeyFrame start, int steps) {
        return remaining(Math.max(0, place(start) - steps));
    }

    /** Withdraws one that is not the first. */
    void withdraw(KeyFrame start) {
        withdrawn[place(start)] = true;
    }

    private int place(KeyFrame start) {
        int place = 0;
        while (keyFrames[place] != start) {
            place++;
        }
        return place;
    }

    private KeyFrame remaining(int last) {
        int place = last;
        while (place > 0 && withdrawn[place]) {
            place--;
        }
        return keyFrames[place];
    }
}

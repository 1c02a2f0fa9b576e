package org.kdtoolkit.datasets.esc50;

import org.kdtoolkit.datasets.listing.ListLocation;

/**
 * A clip of the list.
 *
 * @param place where
 * @param id its name without ending, such as {@code 1-100032-A-0}
 * @param fold which it is in, from 1
 * @param category its class
 * @param recording what it was cut from
 */
record Clip(ListLocation place, String id, int fold, String category, String recording) {

    /** What the clips are called that are learnt from. */
    static final String TRAIN = "train";

    /** What the clips are called that are judged by. */
    static final String TEST = "test";

    /** What it is, where one fold is the test. */
    String subset(int test) {
        return fold == test ? TEST : TRAIN;
    }
}

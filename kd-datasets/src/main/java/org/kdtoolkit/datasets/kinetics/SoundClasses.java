package org.kdtoolkit.datasets.kinetics;

import java.util.List;

/**
 * The actions of Kinetics-400 that are seen and heard. Those of Kinetics-Sounds as it was published
 * go by the names of an early version of Kinetics; these are their counterparts, by which
 * Kinetics-Sound is known since. Some leave out the strumming of a guitar.
 */
final class SoundClasses {

    /** Their names in alphabetical order. */
    static final List<String> ALL =
            List.of(
                    "blowing nose",
                    "blowing out candles",
                    "bowling",
                    "chopping wood",
                    "dribbling basketball",
                    "laughing",
                    "mowing lawn",
                    "playing accordion",
                    "playing bagpipes",
                    "playing bass guitar",
                    "playing clarinet",
                    "playing drums",
                    "playing guitar",
                    "playing harmonica",
                    "playing keyboard",
                    "playing organ",
                    "playing piano",
                    "playing saxophone",
                    "playing trombone",
                    "playing trumpet",
                    "playing violin",
                    "playing xylophone",
                    "ripping paper",
                    "shoveling snow",
                    "shuffling cards",
                    "singing",
                    "stomping grapes",
                    "strumming guitar",
                    "tap dancing",
                    "tapping guitar",
                    "tapping pen",
                    "tickling");

    private SoundClasses() {}
}

package org.kdtoolkit.datasets.ucf;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The classes of UCF101 whose videos have sound. */
final class ClassesWithSound {

    private static final Set<String> ALL =
            caseless(
                    "ApplyEyeMakeup",
                    "ApplyLipstick",
                    "Archery",
                    "BabyCrawling",
                    "BalanceBeam",
                    "BandMarching",
                    "BasketballDunk",
                    "BlowDryHair",
                    "BlowingCandles",
                    "BodyWeightSquats",
                    "Bowling",
                    "BoxingPunchingBag",
                    "BoxingSpeedBag",
                    "BrushingTeeth",
                    "CliffDiving",
                    "CricketBowling",
                    "CricketShot",
                    "CuttingInKitchen",
                    "FieldHockeyPenalty",
                    "FloorGymnastics",
                    "FrisbeeCatch",
                    "FrontCrawl",
                    "Haircut",
                    "HammerThrow",
                    "Hammering",
                    "HandStandPushups",
                    "HandstandWalking",
                    "HeadMassage",
                    "IceDancing",
                    "Knitting",
                    "LongJump",
                    "MoppingFloor",
                    "ParallelBars",
                    "PlayingCello",
                    "PlayingDaf",
                    "PlayingDhol",
                    "PlayingFlute",
                    "PlayingSitar",
                    "Rafting",
                    "ShavingBeard",
                    "Shotput",
                    "SkyDiving",
                    "SoccerPenalty",
                    "StillRings",
                    "SumoWrestling",
                    "Surfing",
                    "TableTennisShot",
                    "Typing",
                    "UnevenBars",
                    "WallPushups",
                    "WritingOnBoard");

    private ClassesWithSound() {}

    /** Whether a class is among them, in whatever case. */
    static boolean contains(String name) {
        return ALL.contains(name);
    }

    private static Set<String> caseless(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Collections.addAll(set, names);
        return set;
    }
}

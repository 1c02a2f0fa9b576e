package org.kdtoolkit.datasets.ucf;

import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.DatasetContext;
import org.kdtoolkit.api.data.Outlined;
import org.kdtoolkit.media.modality.MediaDataset;
import org.kdtoolkit.media.modality.Modality;

/**
 * Offers {@code ucf51}: the classes of UCF101 whose videos have sound. With an annotation it is
 * what that says; of the official lists, the videos of these classes are taken.
 */
public final class Ucf51Provider
        implements Provider<UcfConfig, DatasetContext, Dataset>, Outlined<UcfConfig> {

    private static final Set<String> CLASSES =
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

    private static Set<String> caseless(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Collections.addAll(set, names);
        return set;
    }

    @Override
    public Kind<DatasetContext, Dataset> kind() {
        return Kind.DATASET;
    }

    @Override
    public String name() {
        return "ucf51";
    }

    @Override
    public Class<UcfConfig> configuration() {
        return UcfConfig.class;
    }

    @Override
    public String summary() {
        return "UCF51: the 51 actions of UCF101 whose videos have sound, split by an annotation or"
                + " the official lists";
    }

    @Override
    public String source() {
        return "Chen et al., Distilling Audio-Visual Knowledge by Compositional Contrastive"
                + " Learning, 2021";
    }

    @Override
    public Map<String, Optional<Shape>> outline(UcfConfig config) {
        return Modality.outline(config.modalities());
    }

    /**
     * Reads the split, and sees which files are there.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with the split, or
     *     if a subset has no files at all
     */
    @Override
    public MediaDataset create(UcfConfig config, DatasetContext context) {
        return new UcfReader(config, CLASSES::contains).read(context.cache());
    }
}

package org.kdtoolkit.datasets.esc50;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.MustExist;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.data.Folded;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.datasets.listing.Folds;
import org.kdtoolkit.datasets.listing.HoldOut;

/** The configuration of ESC-50. The package shows the files. */
public record Esc50Config(
        @Doc("the list of all clips, meta/esc50.csv") @MustExist Path list,
        @Doc("which of the five folds is the test, the others being for training; by default 1")
                @Range(min = 1, max = Esc50Config.FOLDS)
                Optional<Integer> fold,
        @Doc("all: each of the five folds is the test once, and the leaderboard has their mean")
                Optional<Folds> folds,
        @Doc("which clips are train, validation and test; by default {train: train, test: test}")
                Optional<Map<String, String>> subsets,
        @Doc("how many samples of a subset are used, the first ones that are there")
                @Default("{}")
                @Range(min = 1)
                Map<String, Integer> limit,
        @Doc(
                        "the folders of the files by name; a modality's 'column' is one of these"
                                + " names, by default the modality's own or the only one")
                @MustExist
                @NotEmpty
                Map<String, Path> folders,
        @Doc("the modalities by name") @NotEmpty Map<String, ModalitySpec> modalities,
        @Doc(
                        "training samples set aside to choose an epoch by, where there is no"
                                + " validation; such as {share: 0.1}")
                Optional<HoldOut> holdOut,
        @Doc(
                        "a list of further training clips without labels, a name a line, such as"
                                + " 1-100032-A-0.wav")
                @MustExist
                Optional<Path> unlabelled)
        implements Folded {

    static final int FOLDS = 5;

    /** Checks that one fold is meant, or all. */
    public Esc50Config {
        Folds.refuseBoth(fold, folds);
    }

    @Override
    public OptionalInt onlyFold() {
        return Folds.only(fold, folds);
    }

    @Override
    public List<Integer> severalFolds() {
        return Folds.several(folds, FOLDS);
    }

    @Override
    public Esc50Config atFold(int chosen) {
        return new Esc50Config(
                list,
                Optional.of(chosen),
                Optional.empty(),
                subsets,
                limit,
                folders,
                modalities,
                holdOut,
                unlabelled);
    }

    /** What the subsets are called. */
    Map<String, String> subsetNames() {
        return subsets.orElse(Map.of("train", Clip.TRAIN, "test", Clip.TEST));
    }
}

package org.kdtoolkit.datasets.hmdb;

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

/** The configuration of HMDB51. The package shows the files. */
public record HmdbConfig(
        @Doc("the folder of the official split lists, such as brush_hair_test_split1.txt")
                @MustExist
                Path splits,
        @Doc("which of the three splits; by default 1") @Range(min = 1, max = 3)
                Optional<Integer> fold,
        @Doc("all: each of the three splits is run, and the leaderboard has their mean")
                Optional<Folds> folds,
        @Doc("which videos are train, validation and test; by default {train: train, test: test}")
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
                        "a list of further training videos without labels, a name a line, such as"
                                + " April_09_brush_hair_u_nm_np1_ba_goo_0.avi, with its folder or"
                                + " without")
                @MustExist
                Optional<Path> unlabelled)
        implements Folded {

    private static final int FOLDS = 3;

    /** Checks that one fold is meant, or all. */
    public HmdbConfig {
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
    public HmdbConfig atFold(int chosen) {
        return new HmdbConfig(
                splits,
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
        return subsets.orElse(Map.of("train", HmdbVideo.TRAIN, "test", HmdbVideo.TEST));
    }
}

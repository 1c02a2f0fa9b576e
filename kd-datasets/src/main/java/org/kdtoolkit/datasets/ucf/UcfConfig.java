package org.kdtoolkit.datasets.ucf;

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

/**
 * The configuration of UCF101, and of the part of it that has sound. The package shows the files.
 *
 * @param annotation its labels number the classes
 * @param splits {@code classInd.txt} numbers the classes
 */
public record UcfConfig(
        @Doc("the split as a JSON file of labels and database; either this or 'splits'") @MustExist
                Optional<Path> annotation,
        @Doc("the folder of the official split lists; either this or 'annotation'") @MustExist
                Optional<Path> splits,
        @Doc("which of the official splits; by default 1") @Range(min = 1, max = 3)
                Optional<Integer> fold,
        @Doc("all: each of the official splits is run, and the leaderboard has their mean")
                Optional<Folds> folds,
        @Doc(
                        "what the split calls train, validation and test; by default {train:"
                                + " training, validation: validation} with an annotation, {train:"
                                + " train, test: test} with the lists")
                Optional<Map<String, String>> subsets,
        @Doc("how many samples of a subset are used, the first ones") @Default("{}") @Range(min = 1)
                Map<String, Integer> limit,
        @Doc("where the files are, by name; a modality's 'column' is one of these names")
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
                                + " v_Archery_g01_c01.avi, with its folder or without")
                @MustExist
                Optional<Path> unlabelled)
        implements Folded {

    private static final int FOLDS = 3;

    /** Checks that there is one split. */
    public UcfConfig {
        if (annotation.isPresent() == splits.isPresent()) {
            throw new IllegalArgumentException(
                    "name the split by one of 'annotation' (a JSON file) and 'splits' (the folder"
                            + " of the official lists), found "
                            + (annotation.isPresent() ? "both" : "neither"));
        }
        if (fold.isPresent() && splits.isEmpty()) {
            throw new IllegalArgumentException(
                    "'fold' chooses among the official lists; leave it out, or name their folder by"
                            + " 'splits' instead of 'annotation'");
        }
        if (folds.isPresent() && splits.isEmpty()) {
            throw new IllegalArgumentException(
                    "'folds' runs all of the official lists; leave it out, or name their folder by"
                            + " 'splits' instead of 'annotation'");
        }
        Folds.refuseBoth(fold, folds);
    }

    @Override
    public OptionalInt onlyFold() {
        return splits.isPresent() ? Folds.only(fold, folds) : OptionalInt.empty();
    }

    @Override
    public List<Integer> severalFolds() {
        return Folds.several(folds, FOLDS);
    }

    @Override
    public UcfConfig atFold(int chosen) {
        return new UcfConfig(
                annotation,
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

    /** What the split calls the subsets. */
    Map<String, String> subsetNames() {
        return subsets.orElse(
                splits.isPresent()
                        ? Map.of("train", SplitLists.TRAIN, "test", SplitLists.TEST)
                        : Map.of("train", "training", "validation", "validation"));
    }
}

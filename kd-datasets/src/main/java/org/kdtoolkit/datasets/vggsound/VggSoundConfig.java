package org.kdtoolkit.datasets.vggsound;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.MustExist;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.datasets.listing.HoldOut;

/**
 * The configuration of VGGSound, which comes as one {@code list} or in several {@code lists}.
 *
 * @param lists each of file name and label
 * @param exclude a list of file name and label
 * @param classes by default all labels in alphabetical order
 */
public record VggSoundConfig(
        @Doc("the list of all clips with id, start, label and split: vggsound.csv") @MustExist
                Optional<Path> list,
        @Doc("what that list calls train, validation and test; by default so")
                Optional<Map<String, String>> subsets,
        @Doc("in the place of 'list': lists of train, validation and test, such as test.csv")
                @MustExist
                @Default("{}")
                Map<String, Path> lists,
        @Doc("clips to be left out, such as those that are in AudioSet as well: AStest.csv")
                @MustExist
                Optional<Path> exclude,
        @Doc("names the classes in order in its first column, as stat.csv does; by default all")
                @MustExist
                Optional<Path> classes,
        @Doc(
                        "the folders of the files by name; a modality's 'column' is one of these"
                                + " names, by default the modality's own or the only one")
                @MustExist
                @NotEmpty
                Map<String, Path> folders,
        @Doc("how many samples of a subset are used, the first ones that are there")
                @Default("{}")
                @Range(min = 1)
                Map<String, Integer> limit,
        @Doc("the modalities by name") @NotEmpty Map<String, ModalitySpec> modalities,
        @Doc(
                        "training samples set aside to choose an epoch by, where there is no"
                                + " validation; such as {share: 0.1}")
                Optional<HoldOut> holdOut,
        @Doc(
                        "a list of further training clips without labels: video id and start"
                                + " second, such as glLQrEijrKg,300")
                @MustExist
                Optional<Path> unlabelled) {

    /** Checks that the clips come in one way. */
    public VggSoundConfig {
        if (list.isPresent() == !lists.isEmpty()) {
            throw new IllegalArgumentException(
                    "name the clips by one of 'list' (such as vggsound.csv) and 'lists' (such as {train: train.csv, test: test.csv}), found %s"
                            .formatted(list.isPresent() ? "both" : "neither"));
        }
        if (subsets.isPresent() && list.isEmpty()) {
            throw new IllegalArgumentException(
                    "'subsets' says what 'list' calls the subsets; 'lists' names them itself");
        }
    }
}

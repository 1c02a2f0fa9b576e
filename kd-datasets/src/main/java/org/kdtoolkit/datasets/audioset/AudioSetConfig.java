package org.kdtoolkit.datasets.audioset;

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

/** The configuration of AudioSet. */
public record AudioSetConfig(
        @Doc("the segments of train, validation and test, such as balanced_train_segments.csv")
                @MustExist
                @NotEmpty
                Map<String, Path> lists,
        @Doc("the class index, class_labels_indices.csv") @MustExist Path classes,
        @Doc(
                        "the folders of the files by name; a modality's 'column' is one of these"
                                + " names, by default the modality's own or the only one")
                @MustExist
                @NotEmpty
                Map<String, Path> folders,
        @Doc("whether files hold segments; otherwise segments are cut from files of whole videos")
                @Default("true")
                boolean trimmed,
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
                        "a list of further training segments without labels: YTID, start_seconds,"
                                + " end_seconds, such as --aE2O5G5WE,0.000,10.000")
                @MustExist
                Optional<Path> unlabelled) {}

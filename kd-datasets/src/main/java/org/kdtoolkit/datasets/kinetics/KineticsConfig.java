package org.kdtoolkit.datasets.kinetics;

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
 * The configuration of Kinetics-400, and of the part of it whose actions are heard.
 *
 * @param classes by default all labels in alphabetical order, or those of Kinetics-Sound
 */
public record KineticsConfig(
        @Doc(
                        "the clips of train, validation and test, such as {train: train.csv, test:"
                                + " validate.csv}")
                @MustExist
                @NotEmpty
                Map<String, Path> lists,
        @Doc(
                        "names the classes in order, one a line; by default all labels in"
                                + " alphabetical order, for Kinetics-Sound its 32 classes")
                @MustExist
                Optional<Path> classes,
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
                        "a list of further training clips without labels: columns youtube_id,"
                                + " time_start, time_end")
                @MustExist
                Optional<Path> unlabelled) {}

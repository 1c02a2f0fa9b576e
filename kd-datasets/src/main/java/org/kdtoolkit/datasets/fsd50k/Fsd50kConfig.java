package org.kdtoolkit.datasets.fsd50k;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.MustExist;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.modality.ModalitySpec;

/** The configuration of FSD50K. The package shows the files. */
public record Fsd50kConfig(
        @Doc("the folder of dev.csv, eval.csv and vocabulary.csv, FSD50K.ground_truth") @MustExist
                Path groundTruth,
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
                        "a list of further training clips without labels, a name a line, such as"
                                + " 64760.wav")
                @MustExist
                Optional<Path> unlabelled) {}

package org.kdtoolkit.datasets.activitynet;

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
 * The configuration of ActivityNet. The package shows the files.
 *
 * @param annotation its labels number the classes, or the alphabet where it lists none
 */
public record ActivityNetConfig(
        @Doc("the segments as a JSON file, the publisher's own or one of labels and segments")
                @MustExist
                Path annotation,
        @Doc(
                        "what the annotation calls train, validation and test; by default {train:"
                                + " training, validation: validation}")
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
                        "a list of further training videos without labels, an id a line, such as"
                                + " sJn-wLJm6Vo; a part of one has its start and end in seconds"
                                + " behind it: sJn-wLJm6Vo,0.5,12.3")
                @MustExist
                Optional<Path> unlabelled) {

    /** What the annotation calls the subsets. */
    Map<String, String> subsetNames() {
        return subsets.orElse(Map.of("train", "training", "validation", "validation"));
    }
}

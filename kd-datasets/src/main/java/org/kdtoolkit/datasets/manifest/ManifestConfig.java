package org.kdtoolkit.datasets.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Distinct;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.MustExist;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.datasets.listing.ClassIndex;
import org.kdtoolkit.datasets.listing.HoldOut;

/**
 * The configuration of a manifest.
 *
 * <p>The order of the classes matters to a teacher whose logits come from files: they must be in
 * this order. By default it is the alphabet's; list the {@code classes} where it is another.
 *
 * @param separator in JSON lines, labels are an array
 * @param allowOutside by {@code ..} or as absolute paths
 */
public record ManifestConfig(
        @Doc("a CSV file with a header row, or JSON lines") @MustExist Path path,
        @Doc("how it is written; by default what its ending says") Optional<ManifestFormat> format,
        @Doc("the column of the samples' ids") @Default("id") String id,
        @Doc("the column that says to which subset a sample belongs") @Default("subset")
                String subset,
        @Doc("the column of the label; a list that has it gives each sample exactly one")
                @Default("label")
                String label,
        @Doc("the column of the labels; a list that has it gives each sample any number")
                @Default("labels")
                String labelsColumn,
        @Doc(
                        "the column of what samples were cut from, such as a video; those of one"
                                + " recording stay in one subset")
                Optional<String> recording,
        @Doc("what stands between labels in CSV") @Default(";") String separator,
        @Doc(
                        "among several labels, the one that says that a sample has none of the"
                                + " classes; where nothing stands, nobody has said")
                Optional<String> noClass,
        @Doc("the classes in order; by default all labels in alphabetical order") @Distinct
                Optional<List<String>> classes,
        @Doc("what the list calls train, validation and test; by default so")
                Optional<Map<String, String>> subsets,
        @Doc("how many samples of a subset are used, the first ones") @Default("{}") @Range(min = 1)
                Map<String, Integer> limit,
        @Doc("whether paths may lead out of the list's folder; symbolic links in it always may")
                @Default("false")
                boolean allowOutside,
        @Doc("the modalities by name") @NotEmpty Map<String, ModalitySpec> modalities,
        @Doc(
                        "training samples set aside to choose an epoch by, where there is no"
                                + " validation; such as {share: 0.1}")
                Optional<HoldOut> holdOut,
        @Doc(
                        "a further list, of training samples without labels; its columns are the"
                                + " same, but for those of subset and label")
                @MustExist
                Optional<Path> unlabelled,
        @Doc(
                        "the column of what is wrong with samples, such as swapped; reports tell"
                                + " samples apart by it. 'none', 'clean' or nothing: nothing is")
                Optional<String> condition) {

    /** The label of a sample without any class in lists that the toolkit writes. */
    public static final String NO_CLASS = "(none of the classes)";

    /** Checks that no class is listed twice, and that each has a name. */
    public ManifestConfig {
        classes.ifPresent(names -> ClassIndex.of(names, "'classes'"));
        noClass.filter(none -> classes.filter(names -> names.contains(none)).isPresent())
                .ifPresent(
                        none -> {
                            throw new ConfigurationException(
                                    "'no-class' is '%s', which is among 'classes'; choose a label that is no class"
                                            .formatted(none));
                        });
    }

    /** A list whose columns have their usual names, with the classes in a given order. */
    public static ManifestConfig of(
            Path path, List<String> classes, Map<String, ModalitySpec> modalities) {
        return of(path, classes, modalities, Optional.empty());
    }

    /**
     * As {@link #of(Path, List, Map)}.
     *
     * @param condition the column of what is wrong with samples, if there is one
     */
    public static ManifestConfig of(
            Path path,
            List<String> classes,
            Map<String, ModalitySpec> modalities,
            Optional<String> condition) {
        return new ManifestConfig(
                path,
                Optional.empty(),
                "id",
                "subset",
                "label",
                "labels",
                Optional.empty(),
                ";",
                Optional.of(NO_CLASS),
                Optional.of(classes),
                Optional.empty(),
                Map.of(),
                false,
                modalities,
                Optional.empty(),
                Optional.empty(),
                condition);
    }
}

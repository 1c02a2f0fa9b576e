package org.kdtoolkit.predict;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.modality.PreprocessingStep;

/**
 * What a student perceives.
 *
 * @param files without what only training draws
 * @param shape without the batch; -1 where it differs between samples
 */
public record StudentInput(
        @Doc("the modality's name in the data set that the student learnt from") String modality,
        @Doc("how its files are read; missing where the data set's samples were no files")
                Optional<ModalitySpec> files,
        @Doc("the shape of one sample; -1 where it differs") @Range(min = -1) List<Long> shape,
        @Doc("what is done to a file, for people and for other programs") @Default("[]")
                List<PreprocessingStep> preprocessing) {

    /** Copies the lists. */
    public StudentInput {
        shape = List.copyOf(shape);
        preprocessing = List.copyOf(preprocessing);
    }
}

package org.kdtoolkit.media.modality;

import java.util.List;
import org.kdtoolkit.api.modality.PreprocessingStep;

/** What is done to arrays, told so that another program can do the same. */
final class ArraySteps {

    private ArraySteps() {}

    static List<PreprocessingStep> of(EmbeddingConfig config) {
        PreprocessingStep read =
                PreprocessingStep.of(
                        "read",
                        "Read the .npy file as float32, and leave its values as they are.");
        return List.of(
                read,
                PreprocessingStep.of(
                        "order",
                        config.width()
                                .map("The array is [%d]."::formatted)
                                .orElse("The array is [width].")));
    }
}

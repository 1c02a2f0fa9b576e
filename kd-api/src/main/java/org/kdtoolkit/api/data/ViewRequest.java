package org.kdtoolkit.api.data;

import org.apiguardian.api.API;

/**
 * Views of a sample that a training step reads. All of a sample's views in a step, of all
 * modalities, are of the same excerpt of its file; what else is drawn differs from view to view.
 *
 * @param modality the modality's name
 * @param view the name of one of the modality's {@code views} in the YAML file
 * @param count how many are drawn, from 1
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public record ViewRequest(String modality, String view, int count) {

    /** Checks the number. */
    public ViewRequest {
        if (count < 1) {
            throw new IllegalArgumentException("expected at least one view, found " + count);
        }
    }
}

package org.kdtoolkit.api.distill;

import java.util.Optional;
import org.apiguardian.api.API;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.LinearClassifier;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.model.TeacherShape;

/**
 * What an objective is told that {@linkplain
 * org.kdtoolkit.api.plugin.ObjectiveProvider#extendedStudent extends the student}.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public interface ExtensionContext {

    /** How the student's network is made. */
    NetworkSpec network();

    /** The layout of its feature map. */
    FeatureMapShape student();

    /**
     * What the teacher offers that the objective learns from: the first, where there are several.
     */
    TeacherShape teacher();

    /**
     * Whether the teacher's embedding is the mean of the tokens of one of its maps, up to rounding:
     * the teacher is asked about some of the samples.
     *
     * @param stage the name of the map; empty for the {@link TeacherShape#featureMap feature map}
     */
    boolean averages(Optional<String> stage);

    /**
     * The linear layer that makes the teacher's logits of its embedding: what it gives away or,
     * where it gives none, what its answers to training samples were made by. What a corruption
     * does to these does not matter.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if its logits are not made so, and by how
     *     much they differ
     */
    LinearClassifier classifier();
}

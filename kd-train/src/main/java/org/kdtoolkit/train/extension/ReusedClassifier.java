package org.kdtoolkit.train.extension;

import java.util.Optional;
import org.kdtoolkit.api.model.LinearClassifier;

/**
 * The classifier of a teacher.
 *
 * @param layer what makes its logits of its embedding
 * @param note what a report must say of how it was found; empty where the teacher gives it away
 */
record ReusedClassifier(LinearClassifier layer, Optional<String> note) {}

package org.kdtoolkit.train.config;

import java.util.Optional;
import org.kdtoolkit.datasets.corruption.Corruption;

/**
 * One of an experiment's teachers.
 *
 * @param name its name; a single one is named after its modality
 * @param key the key that describes it, such as {@code teachers.audio}
 * @param spec what it is
 * @param corruption what is done to what it perceives of some training samples
 */
public record ResolvedTeacher(
        String name, String key, TeacherSpec spec, Optional<Corruption> corruption) {}

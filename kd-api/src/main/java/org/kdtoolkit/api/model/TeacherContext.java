package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDManager;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;

/**
 * What a teacher is told when it is opened.
 *
 * @param dataset the samples that it will be asked about
 * @param modality the modality that it perceives
 * @param faults takes the samples that it knows nothing about
 * @param manager owns the teacher's arrays
 */
public record TeacherContext(Dataset dataset, String modality, Faults faults, NDManager manager) {}

package org.kdtoolkit.predict.files;

import java.nio.file.Path;
import org.kdtoolkit.predict.Prediction;

/**
 * What a student says of a file.
 *
 * @param file as it was given
 * @param prediction what it says
 */
public record FilePrediction(Path file, Prediction prediction) {}

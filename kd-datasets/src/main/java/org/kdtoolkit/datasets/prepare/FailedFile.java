package org.kdtoolkit.datasets.prepare;

import java.nio.file.Path;

/**
 * A file that could not be prepared.
 *
 * @param file the file
 * @param reason what is wrong with it
 */
public record FailedFile(Path file, String reason) {}

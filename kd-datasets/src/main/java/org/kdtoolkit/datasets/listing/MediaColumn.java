package org.kdtoolkit.datasets.listing;

import java.nio.file.Path;
import org.kdtoolkit.media.modality.Modality;

/**
 * A modality, and where its files are.
 *
 * @param modality the modality
 * @param folder from which its paths begin
 */
public record MediaColumn(Modality modality, Path folder) {}

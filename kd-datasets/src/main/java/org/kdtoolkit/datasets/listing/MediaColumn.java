package org.kdtoolkit.datasets.listing;

import java.nio.file.Path;
import org.kdtoolkit.api.modality.Modality;

/**
 * A modality, and where its files are.
 *
 * @param name its name
 * @param modality the modality
 * @param folder from which its paths begin
 */
public record MediaColumn(String name, Modality modality, Path folder) {}

package com.example.distiller;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * The keys of the objective {@code cosine}.
 *
 * @param sharpness what cosines are multiplied by
 */
public record CosineConfig(
        @Doc("how soon the loss of a pair that points the same way vanishes")
                @Default("4")
                @Range(min = 0, minIncluded = false, max = 50)
                double sharpness) {}

package com.example.distiller;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** The keys of the filter {@code confidence}. */
public record ConfidenceConfig(
        @Doc("the weight of the class loss that trains the filter") @Default("1") @Range(min = 0)
                double classWeight) {}

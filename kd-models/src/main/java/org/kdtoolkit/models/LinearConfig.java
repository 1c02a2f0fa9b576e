package org.kdtoolkit.models;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.InTraining;

/** Configures the {@link LinearNetwork}. */
public record LinearConfig(
        @Doc(
                        "how the weights begin: 'torch' uniform in ±1/sqrt(columns), the bias too,"
                                + " or 'glorot' uniform in ±sqrt(6/(columns + classes)) with a bias"
                                + " of 0")
                @Default("torch")
                @InTraining
                LinearStart start) {}

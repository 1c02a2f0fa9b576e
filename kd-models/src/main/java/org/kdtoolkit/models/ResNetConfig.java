package org.kdtoolkit.models;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;

/** Configures {@link ResNet}. */
public record ResNetConfig(@Doc("the depth: 18, 34 or 50") @Default("18") int layers) {}

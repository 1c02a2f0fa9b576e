package org.kdtoolkit.baselines.embedding;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;

/** Configures the {@link VkdObjective}. It is published with a weight of 1. */
public record VkdConfig(
        @Doc(
                        "where the signs of the projector's columns come from: published reads them"
                                + " off a weight, which weight decay turns into zeros at the first"
                                + " step, with the whole projector")
                @Default("constant")
                VkdSigns signs) {}

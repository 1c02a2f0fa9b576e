package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** What {@link BackboneContext#of} makes. */
record BackboneSurroundings(Shape input, int classes, NDManager manager, BackboneFactory networks)
        implements BackboneContext {}

package org.kdtoolkit.train.step;

/** Nothing to configure. */
record NoKeys() {}

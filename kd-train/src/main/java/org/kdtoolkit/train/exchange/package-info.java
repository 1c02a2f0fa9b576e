/** Weights that come from other programs, and weights for other programs. */
package org.kdtoolkit.train.exchange;

/** Weights that come from other programs. */
package org.kdtoolkit.train.exchange;

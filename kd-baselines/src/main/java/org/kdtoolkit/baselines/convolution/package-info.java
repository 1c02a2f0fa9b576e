/** Convolutions that the engines' own layers lack. */
package org.kdtoolkit.baselines.convolution;

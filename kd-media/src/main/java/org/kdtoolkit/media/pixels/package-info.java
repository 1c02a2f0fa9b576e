/** Planes of pixels: sizes, crops, resampling, normalization. */
package org.kdtoolkit.media.pixels;

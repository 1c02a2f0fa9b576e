/**
 * Sound files as tensors. Whatever is wrong with a file becomes a {@link
 * org.kdtoolkit.api.data.SampleException} that names it; sizes that a file claims are checked
 * against what it holds before memory is taken.
 */
package org.kdtoolkit.media.sound;

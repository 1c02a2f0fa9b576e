/** Files that other programs read and write too: NumPy's arrays, weights in safetensors. */
package org.kdtoolkit.train.files;

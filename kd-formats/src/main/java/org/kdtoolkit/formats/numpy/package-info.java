/** NumPy's files of arrays, {@code .npy} and {@code .npz}. */
package org.kdtoolkit.formats.numpy;

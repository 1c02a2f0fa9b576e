/**
 * Reads the weights that others saved: PyTorch's {@code torch.save} in both of its forms, and
 * {@code .safetensors}. Nothing in a file is ever run: a pickle is read as data.
 */
package org.kdtoolkit.formats.torch;

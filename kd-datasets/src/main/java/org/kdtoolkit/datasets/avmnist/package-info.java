/**
 * Handwritten and spoken digits as their publishers leave them:
 *
 * <pre>
 * train-images-idx3-ubyte            MNIST or Fashion-MNIST, or train-images.idx3-ubyte, or either
 * train-labels-idx1-ubyte            one with the ending .gz
 * t10k-images-idx3-ubyte
 * t10k-labels-idx1-ubyte
 * recordings/7_jackson_32.wav        digit, speaker, take
 * </pre>
 */
package org.kdtoolkit.datasets.avmnist;

/** Tracking by TensorBoard's event files. */
package org.kdtoolkit.train.track.tensorboard;

/**
 * Event files, as TensorBoard reads them: TFRecord files of {@code tensorflow.Event} messages, with
 * scalars and what TensorBoard's HParams plugin wants to know of a run.
 */
package org.kdtoolkit.formats.tensorboard;

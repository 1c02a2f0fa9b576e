/**
 * TFRecord files, and the {@code tf.Example} and {@code tf.SequenceExample} messages in them, read
 * without TensorFlow.
 *
 * <p>A file is records, one after the other: the length of the data (64 bits, little-endian), a
 * checksum of the length, the data, a checksum of the data. Every checksum is looked at.
 */
package org.kdtoolkit.formats.tfrecord;

/**
 * Annotations in JSON, as the publishers of video data sets write them: one object with the {@code
 * labels} and a {@code database} of entries by name. They are read as a stream, and what is wrong
 * with an entry is said with its line and column.
 */
package org.kdtoolkit.datasets.annotation;

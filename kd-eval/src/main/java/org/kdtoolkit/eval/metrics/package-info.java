/**
 * Metrics as plain functions of arrays: they need no engine, no data set and no configuration.
 *
 * <p>Inputs are {@code float}, as networks return them; all arithmetic is in {@code double}. Every
 * result is a fraction from 0 to 1, except d', and greater is better, except calibration errors.
 */
package org.kdtoolkit.eval.metrics;

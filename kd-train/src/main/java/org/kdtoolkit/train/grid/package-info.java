/**
 * Trials as numbers of a plan: what one machine, a scheduler, Spark and Ray share. A plan is a
 * folder; each of its trials can run anywhere that sees the folder, at any time, and be repeated.
 */
package org.kdtoolkit.train.grid;

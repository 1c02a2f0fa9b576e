/**
 * What all data sets have in common that are read from lists: samples in compact columns, classes,
 * subsets, which files are there, and everything that is wrong with a list said at once, each
 * problem with its place.
 */
package org.kdtoolkit.datasets.listing;

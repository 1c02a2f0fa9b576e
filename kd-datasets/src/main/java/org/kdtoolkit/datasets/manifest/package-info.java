/**
 * A data set from a list of samples: CSV or JSON lines, with a file for each modality. All that is
 * wrong with the list is said at once, each problem with its line.
 */
package org.kdtoolkit.datasets.manifest;

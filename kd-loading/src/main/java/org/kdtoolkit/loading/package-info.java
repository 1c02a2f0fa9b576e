/**
 * From samples to batches: decoding ahead on background threads, orders that a seed fixes, and
 * decoded samples that stay in memory.
 */
package org.kdtoolkit.loading;

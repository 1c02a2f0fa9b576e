/** Data sets, samples and batches. */
package org.kdtoolkit.api.data;

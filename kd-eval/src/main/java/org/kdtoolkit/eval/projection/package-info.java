/** Embeddings in few dimensions, to be looked at. */
package org.kdtoolkit.eval.projection;

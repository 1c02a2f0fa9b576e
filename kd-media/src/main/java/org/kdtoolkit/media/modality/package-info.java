/**
 * Modalities as a data set's configuration describes them: what kind of files they are, and the way
 * from a file to what a network perceives of it.
 */
package org.kdtoolkit.media.modality;

/** The weights of a network in a file, whichever program wrote it. */
package org.kdtoolkit.formats.weights;

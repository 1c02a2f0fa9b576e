/** A trained student, described by its file, loaded and used: no teacher, no data set. */
package org.kdtoolkit.predict;

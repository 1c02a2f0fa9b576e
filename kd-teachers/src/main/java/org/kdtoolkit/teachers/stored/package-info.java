/** Teachers whose outputs are read from files or from the data set, and not computed. */
package org.kdtoolkit.teachers.stored;

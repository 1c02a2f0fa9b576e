/** A teacher that is fitted to the training samples when it is opened. */
package org.kdtoolkit.teachers.fitted;

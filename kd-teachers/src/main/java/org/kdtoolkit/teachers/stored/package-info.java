/** Teachers whose every word is known in advance. */
package org.kdtoolkit.teachers.stored;

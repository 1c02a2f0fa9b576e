/** Teachers whose every word is known in advance, and how good a teacher is itself. */
package org.kdtoolkit.datasets.teacher;

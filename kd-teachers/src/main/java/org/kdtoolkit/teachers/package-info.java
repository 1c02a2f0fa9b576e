/** What all teachers have in common: how good they are themselves. */
package org.kdtoolkit.teachers;

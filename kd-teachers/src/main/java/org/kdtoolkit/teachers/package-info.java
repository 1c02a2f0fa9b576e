/** How often a teacher itself is right. */
package org.kdtoolkit.teachers;

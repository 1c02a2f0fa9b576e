/** Random numbers that depend on what they are for alone. */
package org.kdtoolkit.formats.random;

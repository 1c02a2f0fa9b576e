/** Checks of the machine that the toolkit runs on. */
package org.kdtoolkit.cli.doctor;

/** The command line {@code kd}: its commands, their options, and what goes where. */
package org.kdtoolkit.cli;

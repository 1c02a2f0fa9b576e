/** Batch scripts that have a SLURM cluster run the trials of a plan. */
package org.kdtoolkit.cli.slurm;

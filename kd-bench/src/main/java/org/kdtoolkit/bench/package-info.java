/**
 * What the toolkit costs: benchmarks of its parts, one whole training step as a process of its own,
 * and runs of two processes side by side.
 */
package org.kdtoolkit.bench;

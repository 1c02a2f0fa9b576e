/**
 * A generated audio-visual data set and a teacher that listens to it: figures that are hard to see,
 * each with a tone that is easy to hear. For trying things out, and for tests that need to know
 * which samples are corrupted; results on it say nothing about real data.
 */
package org.kdtoolkit.datasets.synthetic;

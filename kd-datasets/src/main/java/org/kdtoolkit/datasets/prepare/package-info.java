/**
 * Media in the form that loads fastest: videos as small frames that each stand alone, sound at one
 * rate or as spectrograms. Done once, before many trainings.
 */
package org.kdtoolkit.datasets.prepare;

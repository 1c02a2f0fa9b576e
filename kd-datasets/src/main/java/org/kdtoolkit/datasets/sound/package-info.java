/**
 * From recorded sound to what a network hears: sample rates, log-mel spectrograms, and masks over
 * them. Everything works on arrays in the heap and is safe for use from several threads.
 */
package org.kdtoolkit.datasets.sound;

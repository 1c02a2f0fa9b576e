/**
 * From sound to what a network hears: log-mel spectrograms, and masks over them. Everything works
 * on arrays in the heap and is safe for use from several threads.
 */
package org.kdtoolkit.media.spectrogram;

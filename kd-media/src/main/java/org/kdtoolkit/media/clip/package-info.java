/**
 * From the frames of a video to the clips that a network sees: which frames, which part of each,
 * and in which colours. What is random is drawn once for a clip, from a source of numbers that the
 * caller seeds, and holds for all of its frames. Everything works on arrays in the heap and is safe
 * for use from several threads, each with its own source.
 */
package org.kdtoolkit.media.clip;

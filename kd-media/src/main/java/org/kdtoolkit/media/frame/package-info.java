/** One picture of a video, before it becomes a tensor. */
package org.kdtoolkit.media.frame;

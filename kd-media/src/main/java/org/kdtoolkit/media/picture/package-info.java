/** Single pictures: their formats, which way up they are, and what they are as tensors. */
package org.kdtoolkit.media.picture;

/** Single pictures as tensors. */
package org.kdtoolkit.datasets.image;

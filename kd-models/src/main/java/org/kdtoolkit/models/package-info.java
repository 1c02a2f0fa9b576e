/**
 * Backbones: networks that can be students. One's own is put together from {@link
 * org.kdtoolkit.models.NamedLayers}, {@link org.kdtoolkit.models.TokenNetwork} and {@link
 * org.kdtoolkit.models.BlockBackbone}.
 */
package org.kdtoolkit.models;

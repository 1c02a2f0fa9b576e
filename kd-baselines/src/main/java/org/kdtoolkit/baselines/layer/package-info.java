/** Layers on feature maps of any number of axes, which objectives train. */
package org.kdtoolkit.baselines.layer;

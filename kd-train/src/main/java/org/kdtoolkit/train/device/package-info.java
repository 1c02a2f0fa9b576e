/**
 * Finding the GPU: what the machine shows of one, what the engine can use, and what is in the way.
 */
package org.kdtoolkit.train.device;

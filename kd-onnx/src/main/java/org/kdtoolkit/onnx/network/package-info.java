/** Writes what a network computes, and its weights, into ONNX graphs. */
package org.kdtoolkit.onnx.network;

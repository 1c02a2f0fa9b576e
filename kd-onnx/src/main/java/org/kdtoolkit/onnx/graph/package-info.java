/** Writes ONNX files, operator by operator. */
package org.kdtoolkit.onnx.graph;

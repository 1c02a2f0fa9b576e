/** What becomes of a decoded file in front of a network, as operators of ONNX. */
package org.kdtoolkit.onnx.input;

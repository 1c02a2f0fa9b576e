/** Students in ONNX files. */
package org.kdtoolkit.onnx.student;

/** ONNX out and in: students for other runtimes, networks of other frameworks as teachers. */
package org.kdtoolkit.onnx;

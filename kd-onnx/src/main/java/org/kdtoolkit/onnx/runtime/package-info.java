/** What ONNX Runtime says. */
package org.kdtoolkit.onnx.runtime;

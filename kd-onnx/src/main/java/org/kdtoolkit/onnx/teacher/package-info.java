/**
 * Networks in ONNX files as teachers. A file's declared inputs and outputs are compared with the
 * modality and the configuration before anything is asked; it runs on ONNX Runtime's CPU.
 */
package org.kdtoolkit.onnx.teacher;

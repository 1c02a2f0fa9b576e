/**
 * Graphs whose convolutions and linear layers compute in whole numbers of 8 bits: in the form that
 * runtimes know, with {@code QuantizeLinear} and {@code DequantizeLinear} around each operator.
 */
package org.kdtoolkit.onnx.int8;

package org.hillock.onnx;

/// A named value of a graph.
///
/// @param name as nodes refer to it
/// @param type what it is
public record Declaration(String name, ValueType type) {}

package org.hillock.onnx;

import java.util.List;
import java.util.stream.LongStream;

/// The value of a setting of a node.
public sealed interface Attribute {
  /// A float.
  record OfFloat(float value) implements Attribute {}

  /// An integer.
  record OfInteger(long value) implements Attribute {}

  /// A text; what is not UTF-8 in it is replaced.
  record OfText(String value) implements Attribute {}

  /// A tensor.
  record OfTensor(Tensor value) implements Attribute {}

  /// A graph, such as a branch of an If.
  record OfGraph(Graph value) implements Attribute {}

  /// Floats.
  record OfFloats(List<Float> values) implements Attribute {
    /// Copies the list.
    public OfFloats {
      values = List.copyOf(values);
    }
  }

  /// Integers.
  record OfIntegers(List<Long> values) implements Attribute {
    /// Copies the list.
    public OfIntegers {
      values = List.copyOf(values);
    }
  }

  /// Texts.
  record OfTexts(List<String> values) implements Attribute {
    /// Copies the list.
    public OfTexts {
      values = List.copyOf(values);
    }
  }

  /// Tensors.
  record OfTensors(List<Tensor> values) implements Attribute {
    /// Copies the list.
    public OfTensors {
      values = List.copyOf(values);
    }
  }

  /// Graphs.
  record OfGraphs(List<Graph> values) implements Attribute {
    /// Copies the list.
    public OfGraphs {
      values = List.copyOf(values);
    }
  }

  /// In a function: what the caller has under this name.
  record OfCaller(String name) implements Attribute {}

  /// Of a kind that is not looked into: sparse tensors and types.
  record Other() implements Attribute {}

  /// A float.
  static Attribute of(float value) {
    return new OfFloat(value);
  }

  /// An integer.
  static Attribute of(long value) {
    return new OfInteger(value);
  }

  /// A text.
  static Attribute of(String value) {
    return new OfText(value);
  }

  /// A tensor.
  static Attribute of(Tensor value) {
    return new OfTensor(value);
  }

  /// A graph.
  static Attribute of(Graph value) {
    return new OfGraph(value);
  }

  /// Integers.
  static Attribute ofIntegers(long... values) {
    return new OfIntegers(LongStream.of(values).boxed().toList());
  }
}

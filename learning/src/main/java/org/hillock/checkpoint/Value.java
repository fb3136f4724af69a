package org.hillock.checkpoint;

import java.util.List;

/// One thing that a training carries on with: a number, or numbers. The arrays are not copied.
public sealed interface Value {
  /// What must be equal for one value to take the place of another.
  Form form();

  /// A count: epochs, steps, rows seen.
  record Whole(long value) implements Value {
    @Override
    public Form form() {
      return Form.WHOLE;
    }
  }

  /// A measure: the best loss.
  record Real(double value) implements Value {
    @Override
    public Form form() {
      return Form.REAL;
    }
  }

  /// Parameters, or the memory of an optimizer.
  record Floats(float[] values) implements Value {
    @Override
    public Form form() {
      return Form.floats(values.length);
    }
  }

  /// Sums, or the losses of all epochs.
  record Doubles(double[] values) implements Value {
    @Override
    public Form form() {
      return Form.doubles(values.length);
    }
  }

  /// The same with arrays of its own.
  default Value copy() {
    return switch (this) {
      case Whole _, Real _ -> this;
      case Floats floats -> new Floats(floats.values.clone());
      case Doubles doubles -> new Doubles(doubles.values.clone());
    };
  }

  /// The value as it is stored: a number has the shape [], numbers have the shape of their length.
  default Tensor tensor(String name) {
    return switch (this) {
      case Whole whole -> new Tensor.Longs(name, List.of(), new long[] {whole.value});
      case Real real -> new Tensor.Doubles(name, List.of(), new double[] {real.value});
      case Floats floats ->
          new Tensor.Floats(name, List.of((long) floats.values.length), floats.values);
      case Doubles doubles ->
          new Tensor.Doubles(name, List.of((long) doubles.values.length), doubles.values);
    };
  }
}

package org.hillock.onnx.execution;

import java.util.Map;
import java.util.Optional;
import org.hillock.numeric.MatrixMultiply;

/// Products of matrices.
final class Products {
  private Products() {}

  static Map<String, Operator> all() {
    return Map.of(
        "MatMul",
        Operator.of(Products::product),
        "Gemm",
        Operator.of(Products::sum),
        Operators.MICROSOFT + "FusedMatMul",
        Operator.of(Products::fused));
  }

  private static Value product(Call call) {
    return switch (call.input(0)) {
      case Value.Floats a -> floats(a, call.floats(1));
      case Value.Doubles a when call.input(1) instanceof Value.Doubles b -> doubles(a, b);
      case Value.Integers a -> integers(a, call.integers(1));
      default ->
          throw call.wrong("matrices of %s are not multiplied".formatted(call.input(0).type()));
    };
  }

  /// A B of the last two sizes of each; the sizes before them are broadcast.
  static Value.Floats floats(Value.Floats a, Value.Floats b) {
    Plan plan = Plan.of(a.dims(), b.dims());
    float[] c = new float[plan.dims().count()];
    MatrixMultiply multiply = new MatrixMultiply();
    int inner = plan.inner();
    int columns = plan.columns();
    for (Plan.Piece piece : plan.pieces()) {
      multiply
          .left(a.values(), piece.a(), inner, 1)
          .right(b.values(), piece.b(), columns, 1)
          .fromZero(columns)
          .result(c, piece.c(), columns)
          .run(piece.rows(), inner, columns);
    }
    return new Value.Floats(plan.dims(), c);
  }

  private static Value.Doubles doubles(Value.Doubles a, Value.Doubles b) {
    Plan plan = Plan.of(a.dims(), b.dims());
    double[] c = new double[plan.dims().count()];
    for (Plan.Piece piece : plan.pieces()) {
      for (int i = 0; i < piece.rows() * plan.inner(); i++) {
        double factor = a.values()[piece.a() + i];
        int row = piece.b() + i % plan.inner() * plan.columns();
        int to = piece.c() + i / plan.inner() * plan.columns();
        for (int j = 0; j < plan.columns(); j++) {
          c[to + j] += factor * b.values()[row + j];
        }
      }
    }
    return new Value.Doubles(plan.dims(), c);
  }

  private static Value integers(Value.Integers a, Value.Integers b) {
    Plan plan = Plan.of(a.dims(), b.dims());
    long[] c = new long[plan.dims().count()];
    for (Plan.Piece piece : plan.pieces()) {
      for (int i = 0; i < piece.rows() * plan.inner(); i++) {
        long factor = a.values()[piece.a() + i];
        int row = piece.b() + i % plan.inner() * plan.columns();
        int to = piece.c() + i / plan.inner() * plan.columns();
        for (int j = 0; j < plan.columns(); j++) {
          c[to + j] += factor * b.values()[row + j];
        }
      }
    }
    return new Value.Integers(a.type(), plan.dims(), c);
  }

  /// alpha A B + beta C, each of A and B as it is or transposed.
  private static Value sum(Call call) {
    if (call.input(0) instanceof Value.Doubles) {
      return sumOfDoubles(call);
    }
    Optional<Value.Floats> added = call.has(2) ? Optional.of(call.floats(2)) : Optional.empty();
    return sum(call, call.floats(0), call.floats(1), added);
  }

  private static Value.Floats sum(
      Call call, Value.Floats a, Value.Floats b, Optional<Value.Floats> added) {
    boolean turnsA = call.flag("transA", false);
    boolean turnsB = call.flag("transB", false);
    Dims dims = together(call, a.dims(), b.dims(), turnsA, turnsB);
    int rows = dims.size(0);
    int columns = dims.size(1);
    int inner = a.dims().size(turnsA ? 0 : 1);
    float alpha = call.number("alpha", 1);
    float beta = call.number("beta", 1);
    float[] start = added.map(c -> Broadcast.to(c, dims).values()).orElseGet(() -> new float[0]);
    boolean goesOn = added.isPresent() && alpha == 1 && beta == 1;
    float[] y = goesOn ? start.clone() : new float[dims.count()];
    new MatrixMultiply()
        .left(a.values(), 0, turnsA ? 1 : inner, turnsA ? rows : 1)
        .right(b.values(), 0, turnsB ? 1 : columns, turnsB ? inner : 1)
        .result(y, 0, columns)
        .fromResult()
        .run(rows, inner, columns);
    if (!goesOn) {
      for (int i = 0; i < y.length; i++) {
        y[i] = alpha * y[i] + (start.length > 0 ? beta * start[i] : 0);
      }
    }
    return new Value.Floats(dims, y);
  }

  private static Dims together(Call call, Dims a, Dims b, boolean turnsA, boolean turnsB) {
    if (a.rank() != 2 || b.rank() != 2) {
      throw call.wrong("%s and %s are no two matrices".formatted(a, b));
    }
    if (a.size(turnsA ? 0 : 1) != b.size(turnsB ? 1 : 0)) {
      throw call.wrong("matrices of %s and %s do not fit".formatted(a, b));
    }
    return Dims.of(a.size(turnsA ? 1 : 0), b.size(turnsB ? 0 : 1));
  }

  private static Value sumOfDoubles(Call call) {
    if (!(call.input(0) instanceof Value.Doubles a && call.input(1) instanceof Value.Doubles b)) {
      throw call.wrong("its matrices have elements of different types");
    }
    boolean turnsA = call.flag("transA", false);
    boolean turnsB = call.flag("transB", false);
    Dims dims = together(call, a.dims(), b.dims(), turnsA, turnsB);
    Value.Doubles product = doubles(turnsA ? turned(a) : a, turnsB ? turned(b) : b);
    double[] y = product.values();
    float alpha = call.number("alpha", 1);
    for (int i = 0; i < y.length; i++) {
      y[i] *= alpha;
    }
    if (call.has(2) && call.input(2) instanceof Value.Doubles c) {
      int[] places = Broadcast.places(c.dims(), dims);
      float beta = call.number("beta", 1);
      for (int i = 0; i < y.length; i++) {
        y[i] += beta * c.values()[places[i]];
      }
    }
    return product;
  }

  private static Value.Doubles turned(Value.Doubles x) {
    int rows = x.dims().size(0);
    int columns = x.dims().size(1);
    double[] turned = new double[x.values().length];
    for (int i = 0; i < turned.length; i++) {
      turned[i % columns * rows + i / columns] = x.values()[i];
    }
    return new Value.Doubles(Dims.of(columns, rows), turned);
  }

  /// alpha A B, each of A and B with its last two sizes as they are or exchanged.
  private static Value fused(Call call) {
    if (call.flag("transBatchA", false) || call.flag("transBatchB", false)) {
      throw call.wrong("batches that are not in front are not known here");
    }
    Value.Floats a = call.flag("transA", false) ? turned(call.floats(0)) : call.floats(0);
    Value.Floats b = call.flag("transB", false) ? turned(call.floats(1)) : call.floats(1);
    Value.Floats product = floats(a, b);
    float alpha = call.number("alpha", 1);
    for (int i = 0; i < product.values().length; i++) {
      product.values()[i] *= alpha;
    }
    return product;
  }

  /// With the last two sizes exchanged.
  static Value.Floats turned(Value.Floats x) {
    Dims dims = x.dims();
    int rank = dims.rank();
    if (rank < 2) {
      return x;
    }
    int rows = dims.size(rank - 2);
    int columns = dims.size(rank - 1);
    float[] turned = new float[x.values().length];
    for (int from = 0; from < turned.length; from += rows * columns) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          turned[from + j * rows + i] = x.values()[from + i * columns + j];
        }
      }
    }
    return new Value.Floats(dims.with(rank - 2, columns).with(rank - 1, rows), turned);
  }
}

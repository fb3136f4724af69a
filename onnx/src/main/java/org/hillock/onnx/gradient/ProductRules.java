package org.hillock.onnx.gradient;

import java.util.Map;
import org.hillock.numeric.Matrix;
import org.hillock.numeric.MatrixMultiply;
import org.hillock.onnx.execution.Call;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Value;

/// Products of matrices: for Y = A B, dA = dY Bᵀ and dB = Aᵀ dY.
final class ProductRules {
  private ProductRules() {}

  static Map<String, Rule> all() {
    return Map.of("MatMul", ProductRules::matMul, "Gemm", ProductRules::gemm);
  }

  private static void matMul(Local local) {
    Value.Floats a = local.call().floats(0);
    Value.Floats b = local.call().floats(1);
    Dims left = a.dims().rank() == 1 ? Dims.of(1, a.dims().size(0)) : a.dims();
    Dims right = b.dims().rank() == 1 ? Dims.of(b.dims().size(0), 1) : b.dims();
    int rows = left.size(left.rank() - 2);
    int depth = left.size(left.rank() - 1);
    int columns = right.size(right.rank() - 1);
    Dims leftBatch = new Dims(left.sizes().subList(0, left.rank() - 2));
    Dims rightBatch = new Dims(right.sizes().subList(0, right.rank() - 2));
    if (rightBatch.count() == 1) {
      // All matrices on the left lie one below the other.
      rows *= leftBatch.count();
      leftBatch = Dims.of();
      rightBatch = Dims.of();
    }
    Dims batch = leftBatch.broadcast(rightBatch);
    int[] inLeft = Places.of(leftBatch, batch);
    int[] inRight = Places.of(rightBatch, batch);
    float[] dy = local.dy();
    MatrixMultiply product = new MatrixMultiply();
    for (int i = 0; i < inLeft.length; i++) {
      int atA = inLeft[i] * rows * depth;
      int atB = inRight[i] * depth * columns;
      Matrix gradient = Matrix.of(dy, i * rows * columns, rows, columns);
      if (local.wants(0)) {
        product.add(
            gradient,
            Matrix.of(b.values(), atB, depth, columns).transposed(),
            Matrix.of(local.gradient(0), atA, rows, depth));
      }
      if (local.wants(1)) {
        product.add(
            Matrix.of(a.values(), atA, rows, depth).transposed(),
            gradient,
            Matrix.of(local.gradient(1), atB, depth, columns));
      }
    }
  }

  private static void gemm(Local local) {
    Call call = local.call();
    Matrix a = matrix(call.floats(0), call.flag("transA", false));
    Matrix b = matrix(call.floats(1), call.flag("transB", false));
    float[] scaled = local.dy().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= call.number("alpha", 1);
    }
    Matrix dy = Matrix.of(scaled, 0, a.rows(), b.columns());
    if (local.wants(0)) {
      add(dy, b.transposed(), local.gradient(0), call.flag("transA", false));
    }
    if (local.wants(1)) {
      add(a.transposed(), dy, local.gradient(1), call.flag("transB", false));
    }
    if (local.wants(2)) {
      ArithmeticRules.spread(local, 2, local.dy(), call.number("beta", 1));
    }
  }

  private static Matrix matrix(Value.Floats value, boolean transposed) {
    Matrix matrix = Matrix.of(value.values(), 0, value.dims().size(0), value.dims().size(1));
    return transposed ? matrix.transposed() : matrix;
  }

  /// Adds a product to a gradient, which is kept transposed if its matrix is.
  private static void add(Matrix left, Matrix right, float[] gradient, boolean transposed) {
    Matrix a = transposed ? right.transposed() : left;
    Matrix b = transposed ? left.transposed() : right;
    new MatrixMultiply().add(a, b, Matrix.of(gradient, 0, a.rows(), b.columns()));
  }
}

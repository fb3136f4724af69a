package org.hillock.training;

import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.loss.Loss;
import org.hillock.network.Layer;
import org.hillock.network.Pass;
import org.hillock.network.Shape;
import org.hillock.optimizer.Optimizer;
import org.hillock.probe.Autopsy.Origin;

/// A number that is not finite, put into a step at a chosen place.
final class Fault {
  final Origin origin;
  final long step;

  /// Of the batch.
  final int row;

  /// A share of all units that there are at the place.
  final double unit;

  final float value;

  /// Whether the step has come.
  private boolean isArmed;

  Fault(Origin origin, long step, int row, double unit, float value) {
    this.origin = origin;
    this.step = step;
    this.row = row;
    this.unit = unit;
    this.value = value;
  }

  void arm(boolean comes) {
    isArmed = comes;
  }

  int unitOf(int count) {
    return (int) (unit * count);
  }

  private boolean strikes(Origin at) {
    return isArmed && origin == at;
  }

  /// y = x + b, where the fault may strike what goes forward, backward, or into ∂loss/∂b.
  record Spot(Shape shape, Fault fault) implements Layer {
    @Override
    public int inputs() {
      return shape.numbers();
    }

    @Override
    public Shape inputShape() {
      return shape;
    }

    @Override
    public int outputs() {
      return shape.numbers();
    }

    @Override
    public Shape outputShape() {
      return shape;
    }

    @Override
    public int parameters() {
      return shape.numbers();
    }

    @Override
    public void forward(Pass pass, int first, int rows) {
      int width = inputs();
      for (int i = 0; i < rows * width; i++) {
        int at = first * width + i;
        pass.y()[at] = pass.x()[at] + pass.parameters()[pass.from() + i % width];
      }
      strike(Origin.VALUE, pass.y(), first, rows);
    }

    @Override
    public void backward(Pass pass, int first, int rows) {
      if (pass.dx().length > 0) {
        int from = first * inputs();
        System.arraycopy(pass.dy(), from, pass.dx(), from, rows * inputs());
        strike(Origin.GRADIENT, pass.dx(), first, rows);
      }
    }

    private void strike(Origin at, float[] values, int first, int rows) {
      if (fault.strikes(at) && first <= fault.row && fault.row < first + rows) {
        values[fault.row * inputs() + fault.unitOf(inputs())] = fault.value;
      }
    }

    @Override
    public void gradients(Pass pass, int rows, int begin, int end) {
      for (int i = 0; i < rows; i++) {
        for (int j = begin; j < end; j++) {
          pass.gradients()[pass.from() + j] += pass.dy()[i * inputs() + j];
        }
      }
      int unit = fault.unitOf(inputs());
      if (fault.strikes(Origin.PARAMETER_GRADIENT) && begin <= unit && unit < end) {
        pass.gradients()[pass.from() + unit] = fault.value;
      }
    }
  }

  /// A loss that the fault may strike.
  record Struck(Loss loss, Fault fault) implements Loss {
    @Override
    public double value(float[] outputs, float[] targets, int at, int columns) {
      return loss.value(outputs, targets, at, columns);
    }

    @Override
    public double gradient(
        float[] outputs, float[] targets, int at, int columns, double total, float[] gradient) {
      double value = loss.gradient(outputs, targets, at, columns, total, gradient);
      return fault.strikes(Origin.LOSS) && at / columns == fault.row ? fault.value : value;
    }

    @Override
    public Activation output() {
      return loss.output();
    }
  }

  /// An optimizer that the fault may strike: a parameter, or what is remembered.
  record Stumbling(Optimizer optimizer, Fault fault) implements Optimizer {
    @Override
    public double learningRate() {
      return optimizer.learningRate();
    }

    @Override
    public Optimizer withLearningRate(double learningRate) {
      return new Stumbling(optimizer.withLearningRate(learningRate), fault);
    }

    @Override
    public Stepper stepper(int parameters) {
      Stepper inner = optimizer.stepper(parameters);
      return new Stepper() {
        @Override
        public void begin(double factor) {
          inner.begin(factor);
        }

        @Override
        public void update(float[] p, float[] g, int from, int to) {
          inner.update(p, g, from, to);
          int unit = fault.unitOf(p.length);
          if (fault.strikes(Origin.UPDATE) && from <= unit && unit < to) {
            float[] struck = unit % 2 == 0 || memory().isEmpty() ? p : memory().getLast();
            struck[unit] = fault.value;
          }
        }

        @Override
        public List<float[]> memory() {
          return inner.memory();
        }

        @Override
        public void resume(long steps) {
          inner.resume(steps);
        }
      };
    }
  }
}

import static org.hillock.network.Layers.*;

import java.nio.file.Path;
import org.hillock.data.*;
import org.hillock.network.*;
import org.hillock.numeric.Draws;
import org.hillock.training.*;

class OwnLayer {
  /// Each number x becomes sin cx and cos cx for some learned c: waves, of which a small network
  /// builds steep functions more easily than from x.
  ///
  /// Source: Gorishniy, Rubachev and Babenko, "On embeddings for numerical features in tabular deep
  /// learning", 2022.
  record Waves(int inputs, int each) implements Layer {
    @Override
    public int outputs() {
      return 2 * parameters();
    }

    @Override
    public int parameters() {
      return inputs * each;
    }

    @Override
    public void initialize(float[] parameters, int from, double gain, Draws draws) {
      for (int k = 0; k < parameters(); k++) {
        parameters[from + k] = (float) (0.3 * draws.normal(k));
      }
    }

    @Override
    public void forward(Pass pass, int first, int rows) {
      for (int k = first * parameters(); k < (first + rows) * parameters(); k++) {
        double angle = c(pass, k) * pass.x()[k / each];
        pass.y()[2 * k] = (float) StrictMath.sin(angle);
        pass.y()[2 * k + 1] = (float) StrictMath.cos(angle);
      }
    }

    @Override
    public void backward(Pass pass, int first, int rows) {
      if (pass.dx().length > 0) {
        for (int i = first * inputs; i < (first + rows) * inputs; i++) {
          float sum = 0;
          for (int k = i * each; k < (i + 1) * each; k++) {
            sum += c(pass, k) * byAngle(pass, k);
          }
          pass.dx()[i] = sum;
        }
      }
    }

    @Override
    public void gradients(Pass pass, int rows, int begin, int end) {
      for (int k = 0; k < rows * parameters(); k++) {
        pass.gradients()[pass.from() + k % parameters()] += pass.x()[k / each] * byAngle(pass, k);
      }
    }

    private float c(Pass pass, int k) {
      return pass.parameters()[pass.from() + k % parameters()];
    }

    /// ∂loss by the angle; sin' is cos, cos' is -sin, and both are in y.
    private float byAngle(Pass pass, int k) {
      return pass.dy()[2 * k] * pass.y()[2 * k + 1] - pass.dy()[2 * k + 1] * pass.y()[2 * k];
    }
  }

  public static void main(String[] arguments) {
    LayerContract.verify(new Waves(6, 16));
    Split split = Split.of(Problem.of(Table.read(Path.of("examples/diabetes.csv")), "progression"), 1);
    Shape inputs = inputs(split.train().features());
    LayerSpec waves = in -> new Waves(in.numbers(), 16);
    double without = rmse(Architecture.of(inputs, dense(64), relu(), dense(1)), split);
    double with = rmse(Architecture.of(inputs, waves, dense(64), relu(), dense(1)), split);
    System.out.println("test rmse " + without + ", with waves " + with);
  }

  static double rmse(Architecture architecture, Split split) {
    Run run = Trainer.fit(architecture.network(1), split, Settings.defaults(), 1);
    return Scores.of(run.network(), split.test(), split.encoder().target()).of(Metric.RMSE);
  }
}

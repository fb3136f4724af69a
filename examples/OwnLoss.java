import static org.hillock.network.Layers.*;

import java.nio.file.Path;
import org.hillock.activation.Activation;
import org.hillock.activation.function.Linear;
import org.hillock.data.*;
import org.hillock.loss.*;
import org.hillock.network.*;
import org.hillock.training.*;

class OwnLoss {
  /// Being too low costs q for each unit, being too high 1 - q: best is the number that a share q of
  /// all targets lies below.
  ///
  /// Source: Koenker and Bassett, "Regression quantiles", 1978.
  record Quantile(double q) implements Outputwise {
    @Override
    public double value(double y, double t) {
      return t > y ? q * (t - y) : (1 - q) * (y - t);
    }

    @Override
    public double slope(double y, double t) {
      return t > y ? -q : 1 - q;
    }

    @Override
    public Activation output() {
      return new Linear();
    }
  }

  public static void main(String[] arguments) {
    Split split =
        Split.of(Problem.of(Table.read(Path.of("examples/concrete.csv")), "compressive_strength"), 1);
    float[] low = predictions(new Quantile(0.1), split);
    float[] high = predictions(new Quantile(0.9), split);
    int within = 0;
    for (int row = 0; row < split.test().rows(); row++) {
      float target = split.test().targets()[row];
      within += low[row] <= target && target <= high[row] ? 1 : 0;
    }
    System.out.println(within + " of " + split.test().rows() + " test rows are within the 80 % interval");
  }

  static float[] predictions(Quantile loss, Split split) {
    LossContract.verify(loss, 1);
    Network network =
        Architecture.of(inputs(split.train().features()), dense(16), gelu(), dense(1)).network(1);
    Run run = Trainer.fit(network, split, Settings.defaults().with(loss), 1);
    return run.network().outputs(split.test().inputs(), split.test().rows());
  }
}

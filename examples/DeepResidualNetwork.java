import static org.hillock.network.Layers.*;

import java.nio.file.Path;
import java.util.*;
import org.hillock.data.*;
import org.hillock.network.*;
import org.hillock.optimizer.*;
import org.hillock.training.*;

class DeepResidualNetwork {
  public static void main(String[] arguments) {
    Table table = Table.read(Path.of("examples/digits.csv"));
    Split split = Split.of(Problem.of(table, "digit"), 1);
    List<LayerSpec> layers = new ArrayList<>();
    layers.add(dense(32));
    for (int block = 1; block <= 24; block++) {
      layers.add(
          residual(
              batchNormalization(), swish(), dense(32), batchNormalization(), swish(), dense(32)));
    }
    layers.add(swish());
    layers.add(dense(split.train().outputs()));
    Network network = Architecture.of(inputs(split.train().features()), layers).network(1);
    long dense = network.layers().stream().filter(layer -> layer instanceof Dense).count();
    Run run = Trainer.fit(network, split, new Settings(new Adam(0.003), 32, 20, 5), 1);
    Scores scores = Scores.of(run.network(), split.test(), split.encoder().target());
    System.out.println(
        dense + " dense layers: best epoch " + run.bestEpoch() + ", test accuracy " + scores.of(Metric.ACCURACY));
  }
}

import static org.hillock.network.Layers.*;

import java.nio.file.Path;
import java.util.*;
import org.hillock.data.*;
import org.hillock.network.*;
import org.hillock.training.*;

class SelfNormalizingNetwork {
  public static void main(String[] arguments) {
    Table table = Table.read(Path.of("examples/digits.csv"));
    Split split = Split.of(Problem.of(table, "digit"), 1);
    List<LayerSpec> layers = new ArrayList<>();
    for (int depth = 1; depth <= 8; depth++) {
      layers.add(dense(64));
      layers.add(activate("selu"));
      layers.add(alphaDropout(0.05));
    }
    layers.add(dense(split.train().outputs()));
    Network network = Architecture.of(inputs(split.train().features()), layers).network(1);
    Run run = Trainer.fit(network, split, Settings.defaults(), 1);
    Scores scores = Scores.of(run.network(), split.test(), split.encoder().target());
    System.out.println("best epoch " + run.bestEpoch() + ", test accuracy " + scores.of(Metric.ACCURACY));
  }
}

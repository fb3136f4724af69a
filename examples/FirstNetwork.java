import static org.hillock.network.Layers.*;

import java.nio.file.Path;
import org.hillock.data.*;
import org.hillock.network.*;
import org.hillock.training.*;

class FirstNetwork {
  public static void main(String[] arguments) {
    Table table = Table.read(Path.of("examples/penguins.csv"));
    Split split = Split.of(Problem.of(table, "species"), 1);
    Network network =
        Architecture.of(
                inputs(split.train().features()),
                dense(64),
                gelu(),
                dense(64),
                gelu(),
                dense(split.train().outputs()))
            .network(1);
    System.out.print(network.summary());
    Run run = Trainer.fit(network, split, Settings.defaults(), 1);
    Scores scores = Scores.of(run.network(), split.test(), split.encoder().target());
    System.out.println("best epoch " + run.bestEpoch() + ", test accuracy " + scores.of(Metric.ACCURACY));
  }
}

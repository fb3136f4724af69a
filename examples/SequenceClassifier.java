import static org.hillock.network.Layers.*;

import java.nio.file.Path;
import java.util.*;
import org.hillock.data.*;
import org.hillock.network.*;
import org.hillock.optimizer.*;
import org.hillock.training.*;

class SequenceClassifier {
  public static void main(String[] arguments) {
    Table table = Table.read(Path.of("examples/gunpoint.csv"));
    Sequences sequences = Sequences.of(table, Layout.columns(table, "t1..t150"));
    Split split = Split.of(Problem.of(sequences, List.of("class"), Optional.empty()), 1);
    Network network =
        Architecture.of(
                new Shape(split.train().shape()), lstm(32), dense(split.train().outputs()))
            .network(1);
    System.out.print(network.summary());
    Run run = Trainer.fit(network, split, new Settings(new Adam(0.01), 32, 100, 20), 1);
    Scores scores = Scores.of(run.network(), split.test(), split.encoder().target());
    System.out.println("best epoch " + run.bestEpoch() + ", test accuracy " + scores.of(Metric.ACCURACY));
  }
}

package org.hillock.training;

import java.nio.file.Path;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.network.Architecture;
import org.hillock.network.Layers;
import org.hillock.network.Network;

/// Trains a small network on a table, and prints the hash of its parameters.
final class TrainsOnTable {
  private TrainsOnTable() {}

  public static void main(String[] arguments) {
    Table table = Table.read(Path.of(arguments[0]));
    System.out.println(trained(table, arguments[1], Integer.parseInt(arguments[2])));
  }

  static String trained(Table table, String target, int epochs) {
    Split split = Split.of(Problem.of(table, target), 1);
    Network start =
        Architecture.of(
                Layers.inputs(split.train().features()),
                Layers.dense(8),
                Layers.relu(),
                Layers.dense(split.train().outputs()))
            .network(1);
    Settings settings = Settings.defaults().withEpochs(epochs);
    Run run = Trainer.fit(start, split, settings, 1);
    Scores.of(run.network(), split.test(), split.encoder().target());
    return Sha256.of(run.network().parameters());
  }
}

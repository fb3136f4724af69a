import java.nio.file.Path;
import java.util.List;
import org.hillock.activation.Activations;
import org.hillock.data.*;
import org.hillock.network.Network;
import org.hillock.training.*;

class FirstNetwork {
  public static void main(String[] arguments) {
    Table table = Table.read(Path.of("examples/penguins.csv"));
    Split split = Split.of(Problem.of(table, "species"), 1);
    Network network =
        Network.multilayer(
            split.train().features(), List.of(64, 64), Activations.named("gelu"), split.train().outputs(), 1);
    Run run = Trainer.fit(network, split, Settings.defaults(), 1);
    Scores scores = Scores.of(run.network(), split.test(), split.encoder().target());
    System.out.println("best epoch " + run.bestEpoch() + ", test accuracy " + scores.of(Metric.ACCURACY));
  }
}

import java.nio.file.Path;
import java.util.List;
import org.hillock.activation.*;
import org.hillock.data.*;
import org.hillock.network.Network;
import org.hillock.training.*;

class OwnFunction {
  public static void main(String[] arguments) {
    Elementwise arctangent = Elementwise.of("arctangent", StrictMath::atan, x -> 1 / (1 + x * x));
    ActivationContract.verify(arctangent);
    Split split = Split.of(Problem.of(Table.read(Path.of("examples/penguins.csv")), "species"), 1);
    Network network =
        Network.multilayer(split.train().features(), List.of(64), arctangent, split.train().outputs(), 1);
    Run run = Trainer.fit(network, split, Settings.defaults(), 1);
    Scores scores = Scores.of(run.network(), split.test(), split.encoder().target());
    System.out.println("gain " + Moments.of(arctangent).gain() + ", test accuracy " + scores.of(Metric.ACCURACY));
  }
}

import static org.hillock.network.Layers.*;

import java.nio.file.Path;
import org.hillock.activation.*;
import org.hillock.data.*;
import org.hillock.network.*;
import org.hillock.training.*;

class OwnFunction {
  public static void main(String[] arguments) {
    Elementwise arctangent = Elementwise.of("arctangent", StrictMath::atan, x -> 1 / (1 + x * x));
    ActivationContract.verify(arctangent);
    Split split = Split.of(Problem.of(Table.read(Path.of("examples/penguins.csv")), "species"), 1);
    Network network =
        Architecture.of(
                inputs(split.train().features()),
                dense(64),
                activate(arctangent),
                dense(split.train().outputs()))
            .network(1);
    Run run = Trainer.fit(network, split, Settings.defaults(), 1);
    Scores scores = Scores.of(run.network(), split.test(), split.encoder().target());
    System.out.println("gain " + Moments.of(arctangent).gain() + ", test accuracy " + scores.of(Metric.ACCURACY));
  }
}

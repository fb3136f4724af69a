import static org.hillock.network.Layers.*;

import java.nio.file.Path;
import java.util.*;
import org.hillock.data.*;
import org.hillock.network.*;
import org.hillock.training.*;

class TextTransformer {
  public static void main(String[] arguments) {
    Table table = Table.read(Path.of("examples/sentences.csv"));
    Texts texts = new Texts(table, "sentence", 60);
    Split split = Split.of(Problem.of(texts, List.of("kind"), Optional.empty()), 1);
    Network network =
        Architecture.of(
                inputs(split.train().features()),
                embedding(split.encoder().vocabulary().orElseThrow(), 32),
                learnedPositions(),
                transformerEncoder(4, 64).dropout(0.1),
                layerNormalization(),
                globalAveragePool(),
                dense(split.train().outputs()))
            .network(1);
    System.out.print(network.summary());
    Run run = Trainer.fit(network, split, Settings.defaults(), 1);
    Scores scores = Scores.of(run.network(), split.test(), split.encoder().target());
    System.out.println("best epoch " + run.bestEpoch() + ", test accuracy " + scores.of(Metric.ACCURACY));
  }
}

import static org.hillock.network.Layers.*;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hillock.data.*;
import org.hillock.network.*;
import org.hillock.training.*;

class ConvolutionalNetwork {
  public static void main(String[] arguments) {
    Split split = Split.of(Problem.of(digits(), Optional.empty(), Optional.empty()), 1);
    Network network =
        Architecture.of(
                inputs(8, 8, 1),
                convolution(16, 3),
                relu(),
                maxPool(2),
                convolution(32, 3),
                relu(),
                globalAveragePool(),
                dense(10))
            .network(1);
    System.out.print(network.summary());
    Run run = Trainer.fit(network, split, Settings.defaults().withEpochs(40), 1);
    Scores scores = Scores.of(run.network(), split.test(), split.encoder().target());
    System.out.println("best epoch " + run.bestEpoch() + ", test accuracy " + scores.of(Metric.ACCURACY));
  }

  /// The 64 pixels of each row, from 0 to 16, as an image of 8 × 8.
  static Images digits() {
    List<Column> columns = Table.read(Path.of("examples/digits.csv")).columns();
    int rows = columns.getFirst().cells().size();
    byte[] pixels = new byte[rows * 64];
    byte[] labels = new byte[rows];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < 64; i++) {
        pixels[row * 64 + i] = (byte) (15 * Integer.parseInt(columns.get(i).cells().get(row)));
      }
      labels[row] = Byte.parseByte(columns.get(64).cells().get(row));
    }
    return new Images("digits.csv", 8, 8, pixels, Optional.of(labels));
  }
}

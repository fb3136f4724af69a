import java.io.IOException;
import java.nio.file.*;
import java.util.*;
import org.hillock.activation.Functions;
import org.hillock.activation.function.Gelu;
import org.hillock.data.*;
import org.hillock.loss.Loss;
import org.hillock.network.*;
import org.hillock.notation.*;
import org.hillock.onnx.model.Model;
import org.hillock.training.*;

class TrainedModel {
  public static void main(String[] arguments) throws IOException {
    Path file = arguments.length == 0 ? trained() : Path.of(arguments[0]);
    Model model = Model.read(file, Functions.builtIn());

    Table flowers =
        Table.of(
            "two flowers",
            List.of(
                new Column("sepal_length_cm", List.of("5.0", "6.3")),
                new Column("sepal_width_cm", List.of("3.4", "2.9")),
                new Column("petal_length_cm", List.of("1.5", "5.6")),
                new Column("petal_width_cm", List.of("0.2", "1.8"))));
    Inputs inputs = model.encoder().inputs(flowers);
    TargetCoding target = model.encoder().target();
    float[] chances =
        Loss.of(target.task())
            .predictions(
                model.network().outputs(inputs.values(), inputs.rows()),
                inputs.rows(),
                target.outputs());
    for (int row = 0; row < inputs.rows(); row++) {
      System.out.println(target.columns() + " is " + target.decode(chances, row));
    }
    model.provenance().forEach((key, text) -> System.out.println("from " + key + ": " + text));
  }

  /// Trains a network and writes it as `hillock train --out` does.
  static Path trained() throws IOException {
    Split split = Split.of(Problem.of(Table.read(Path.of("examples/iris.csv")), "species"), 1);
    Encoder encoder = split.encoder();
    NamedActivation gelu = NamedActivation.of(new Gelu());
    Blueprint lines = Blueprint.parse("two layers", "dense 16\nactivation\ndense\n");
    Network start =
        lines
            .architecture(
                new Demand(
                    new Shape(encoder.shape()),
                    encoder.target().outputs(),
                    gelu.activation(),
                    encoder.vocabulary()))
            .network(1);
    Run run = Trainer.fit(start, split, Settings.defaults(), 1);
    Model model =
        new Model(
            run.network(), lines, gelu, encoder, Map.of("data", split.problem().source()));
    Path file = Files.createTempFile("iris", ".onnx");
    file.toFile().deleteOnExit();
    return Files.write(file, model.bytes(OptionalLong.empty()));
  }
}

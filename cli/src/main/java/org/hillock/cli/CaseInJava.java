package org.hillock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.data.Scaling;
import org.hillock.data.Split;
import org.hillock.diagnosis.Case;
import org.hillock.training.Metric;

/// A case as a class in Java that trains it: data, network as text, settings, training, scores.
final class CaseInJava {
  private static final String HEAD =
      """
      import java.nio.file.Path;
      import java.util.*;
      import org.hillock.activation.*;
      import org.hillock.data.*;
      import org.hillock.loss.*;
      import org.hillock.network.*;
      import org.hillock.notation.*;
      import org.hillock.optimizer.*;
      import org.hillock.training.*;

      class Treated {
        public static void main(String[] arguments) {
      """;

  private CaseInJava() {}

  /// The whole file.
  static String of(Case which, DataRecipe rows) {
    Split split = which.split();
    List<String> lines = new ArrayList<>(rows.java(which.problem()));
    boolean scaled = which.problem().scaling() == Scaling.STANDARD;
    lines.add(
        "Split split = Split.of(problem%s, %dL);"
            .formatted(
                scaled ? "" : ".with(%s)".formatted(JavaExpression.of(which.problem().scaling())),
                which.seed()));
    lines.add("Activation activation = %s;".formatted(activation(which.activation())));
    lines.add("Demand demand =");
    lines.add("    new Demand(");
    lines.add("        new Shape(split.encoder().shape()),");
    lines.add("        split.train().outputs(),");
    lines.add("        activation,");
    lines.add("        split.encoder().vocabulary());");
    lines.add("String layers =");
    lines.add("    \"\"\"");
    which
        .design()
        .blueprint(which.demand(split))
        .text()
        .lines()
        .forEach(l -> lines.add("    " + l));
    lines.add("    \"\"\";");
    lines.add("Network network =");
    lines.add("    Blueprint.parse(\"layers\", layers)");
    lines.add("        .architecture(demand)");
    lines.add(
        "        .network(%dL, Initialization.parse(%s));"
            .formatted(which.seed(), JavaExpression.of(which.initialization().toString())));
    lines.add("Settings settings =");
    JavaExpression.lines(which.settings()).forEach(line -> lines.add("    " + line));
    lines.set(lines.size() - 1, lines.getLast() + ";");
    lines.add("Run run = Trainer.fit(network, split, settings, %dL);".formatted(which.seed()));
    lines.add("Scores scores = Scores.of(run.network(), split.test(), split.encoder().target());");
    Metric metric = Metric.of(which.problem().task()).getLast();
    for (Metric one : Metric.of(which.problem().task())) {
      String end = one == metric ? "println" : "print";
      lines.add(
          "System.out.%s(\"%s \" + scores.of(%s)%s);"
              .formatted(
                  end, one.label(), JavaExpression.of(one), one == metric ? "" : " + \", \""));
    }
    StringBuilder text = new StringBuilder(HEAD);
    lines.forEach(line -> text.append("    ").append(line).append("\n"));
    return text.append("  }\n}\n").toString();
  }

  private static String activation(Activation function) {
    if (!Activations.all().stream().map(Activation::name).toList().contains(function.name())) {
      return "null /* put your own function here: %s */".formatted(function.name());
    }
    Map<String, Double> parameters = CaseWords.parameters(function);
    return "Activations.named(%s)%s"
        .formatted(
            JavaExpression.of(function.name()),
            parameters.isEmpty() ? "" : ".with(" + JavaExpression.of(parameters) + ")");
  }
}

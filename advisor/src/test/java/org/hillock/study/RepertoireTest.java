package org.hillock.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Relu;
import org.hillock.data.Layout;
import org.hillock.data.Problem;
import org.hillock.data.Sequences;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.notation.Blueprint;
import org.hillock.notation.Design;
import org.hillock.notation.Family;
import org.hillock.notation.NamedActivation;
import org.junit.jupiter.api.Test;

class RepertoireTest {
  private static Repertoire repertoire(String... words) {
    return Repertoire.of(List.of(words), Functions.builtIn());
  }

  private static List<String> names(Repertoire repertoire) {
    return repertoire.functions().stream().map(NamedActivation::name).toList();
  }

  private static Split iris() {
    return Split.of(
        Problem.of(
            Table.read(Path.of("../examples/iris.csv")), List.of("species"), Optional.empty()),
        1);
  }

  @Test
  void theArticlesTwelveAreThereAndThoseThatCannotBeHiddenAreNamed() {
    Repertoire article = repertoire("article");
    assertEquals(
        List.of(
            "linear",
            "sigmoid",
            "tanh",
            "relu",
            "leaky_relu",
            "prelu",
            "elu",
            "swish",
            "gelu",
            "selu"),
        names(article));
    assertEquals(
        List.of(
            "left out: step (slope 0 everywhere, so nothing can be learned); softmax (functions of whole rows)."),
        article.notes());
  }

  @Test
  void allFunctionsAreThereOrInTheNote() {
    Repertoire all = repertoire("all");
    String note = all.notes().getFirst();
    for (var function : Activations.all()) {
      boolean named = note.matches(".*[ (]%s[, ].*".formatted(function.name()));
      assertEquals(!names(all).contains(function.name()), named, function.name() + " in " + note);
    }
    assertTrue(names(all).containsAll(List.of("mish", "snake", "prelu", "squared_relu")));
    assertTrue(note.contains("exponential (not made for hidden layers"), note);
  }

  @Test
  void nothingNamedIsWhatIsCommonAndWhatIsYourOwn() {
    Elementwise mine = Elementwise.of("mine", x -> 2 * x, _ -> 2);
    Functions known = Functions.with(List.of(mine));
    List<String> common = names(repertoire());
    List<String> withMine = new ArrayList<>(common);
    withMine.add("mine");
    assertEquals(withMine, names(Repertoire.of(List.of(), known)));
    assertTrue(names(Repertoire.of(List.of("all"), known)).contains("mine"));
    assertFalse(common.contains("mish"));
  }

  @Test
  void aFunctionIsComparedOnceAndWithOtherParametersIsAnother() {
    assertEquals(
        List.of("leaky_relu(alpha=0.1)", "leaky_relu", "relu"),
        names(
            repertoire(
                    "leaky_relu(alpha=0.1)",
                    " lrelu",
                    "leaky_relu(alpha=0.01)",
                    "leaky_relu(alpha=1e-1)")
                .in(new Design.Multilayer(List.of(4)), iris(), NamedActivation.of(new Relu()))));
  }

  @Test
  void whatCannotBeTrainedIsLeftOutUnlessItIsAll() {
    Repertoire both = repertoire("step", "tanh");
    assertEquals(List.of("tanh"), names(both));
    assertTrue(both.notes().getFirst().startsWith("left out: step "), both.notes().getFirst());
    assertThrows(InvalidInputException.class, () -> repertoire("step"));
    assertTrue(
        String.valueOf(
                assertThrows(InvalidInputException.class, () -> repertoire("rellu")).getMessage())
            .contains("did you mean \"relu\"?"));
  }

  @Test
  void theBaselineIsThereWhereTheNetworkTakesIt() {
    Split sequences =
        Split.of(
            Problem.of(
                Sequences.of(
                    Table.read(Path.of("../examples/gunpoint.csv")),
                    new Layout.Columns(
                        IntStream.rangeClosed(1, 150).mapToObj(i -> "t" + i).toList())),
                List.of("class"),
                Optional.empty()),
            1);
    for (Family family : Family.values()) {
      Repertoire fitting =
          repertoire("elu").in(family, sequences, NamedActivation.of(family.usual()));
      assertEquals(List.of("elu", family.usual().name()), names(fitting));
      assertEquals(family, fitting.candidates(family).getLast().design());
    }
    Repertoire recurrent =
        repertoire("prelu", "elu")
            .in(Family.RNN, sequences, NamedActivation.of(Family.RNN.usual()));
    assertEquals(List.of("elu", "tanh"), names(recurrent));
    assertTrue(
        recurrent.notes().getFirst().startsWith("left out: prelu: rnn, "),
        recurrent.notes().getFirst());
  }

  @Test
  void aNetworkFileThatNamesAllItsActivationsIsRefused() {
    Design closed = new Design.Written(Blueprint.parse("net", "activation tanh\ndense\n"), "net");
    assertEquals(
        "net names all its activations, so there is none to compare; write activation, without a name, where the compared one belongs.",
        assertThrows(
                InvalidInputException.class,
                () -> repertoire().in(closed, iris(), NamedActivation.of(new Relu())))
            .getMessage());
  }
}

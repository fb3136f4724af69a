package org.hillock.notation;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.network.Architecture;

/// A network as it is written in a network file: a line for each layer.
///
/// ```
/// input 8 x 8 x 1
/// residual {
///   dense 64
///   activation
/// }
/// dense
/// ```
///
/// Where an activation is not named, it is the one under test; a last `dense` without a number
/// gives as many as the task needs. `docs/network-file.md` has all words.
public final class Blueprint {
  /// More than any network file needs.
  private static final int MOST_CHARACTERS = 1 << 18;

  private static final int MOST_LAYERS = 10_000;

  private final String source;
  private final List<Item> items;
  private final Functions functions;

  private Blueprint(String source, List<Item> items, Functions functions) {
    this.source = source;
    this.items = List.copyOf(items);
    this.functions = functions;
  }

  /// Reads a network file.
  ///
  /// @param source what errors call it
  /// @throws InvalidInputException if it is none; the message names line and column
  public static Blueprint parse(String source, String text) {
    return parse(source, text, Functions.builtIn());
  }

  /// Reads a network file that may name functions of your own.
  ///
  /// @param source what errors call it
  /// @param functions what names of functions mean
  /// @throws InvalidInputException if it is none; the message names line and column
  public static Blueprint parse(String source, String text, Functions functions) {
    return placed(
        source,
        () -> {
          if (text.length() > MOST_CHARACTERS) {
            throw new Misplaced(
                new Place(1, 1),
                "there are %d characters, at most %d can be; use repeat for layers that come again, or is it another file?"
                    .formatted(text.length(), MOST_CHARACTERS));
          }
          List<Item> items = Parser.items(text, functions);
          check(items);
          return new Blueprint(source, items, functions);
        });
  }

  private static void check(List<Item> items) {
    Item last = items.getLast();
    if (Item.count(items) > MOST_LAYERS) {
      throw new Misplaced(
          items.getFirst().place(),
          "there are more than %d layers; repeat fewer.".formatted(MOST_LAYERS));
    }
    if (last.is(Words.INPUT)) {
      throw new Misplaced(
          last.place(), "there is no layer after the input; write one, such as dense.");
    }
    items.subList(0, items.size() - 1).forEach(Blueprint::checkOutputs);
    last.body().forEach(Blueprint::checkOutputs);
  }

  private static void checkOutputs(Item item) {
    if (item.is(Words.DENSE) && item.value("outputs").isEmpty()) {
      throw new Misplaced(
          item.place(),
          "a dense that is not the last line has to say how many numbers it gives; write it, such as dense 64.");
    }
    item.body().forEach(Blueprint::checkOutputs);
  }

  /// The same in lines that [#parse] reads: each value at its place, without comments.
  public String text() {
    StringBuilder text = new StringBuilder();
    items.forEach(item -> item.write(text, ""));
    return text.toString();
  }

  /// Whether the activation under test is anywhere in it.
  public boolean isOpen() {
    return items.stream().anyMatch(Item::isOpen);
  }

  /// How many lines leave the activation open; those that are repeated count each time.
  public int places() {
    return Filling.places(items);
  }

  /// What the places that are open ask of a function; if they differ, the most demanding of them.
  public Role role() {
    return Opening.role(items);
  }

  /// The same with a function of its own at each open place. Lines that are repeated are written as
  /// often as they come, with the same parameters to train.
  ///
  /// @param activations one for each of the [#places], in the order of the lines
  /// @throws InvalidInputException if there are more or fewer
  public Blueprint withActivations(List<NamedActivation> activations) {
    if (activations.size() != places()) {
      throw new InvalidInputException(
          "%d functions are given for %d places where %s leaves the activation open; give one for each."
              .formatted(activations.size(), places(), source));
    }
    List<Value.Function> values = activations.stream().map(Value.Function::of).toList();
    return new Blueprint(source, Filling.of(items, values), functions);
  }

  /// The same with the activation open in the gates or cells of all lstm and gru, and only there.
  /// For hidden layers nothing changes.
  ///
  /// @param usual the function of lines `activation` that are open now
  /// @throws InvalidInputException if there is no such place
  public Blueprint opened(Role role, NamedActivation usual) {
    if (role == Role.HIDDEN) {
      return this;
    }
    List<Item> opened = new Opening(role, Value.Function.of(usual)).in(items);
    if (opened.stream().noneMatch(Item::isOpen)) {
      throw new InvalidInputException(role.missing(source));
    }
    return new Blueprint(source, opened, functions);
  }

  /// The same with another activation in all hidden layers: not in what makes the answer, after the
  /// last weights, and not in the gates of lstm and gru. Functions of whole rows stay.
  ///
  /// @param function as in a network file: `tanh`, `leaky_relu(alpha=0.1)`; `tested` leaves it open
  /// @return empty if nothing would change
  /// @throws InvalidInputException if there is no such function
  public Optional<Blueprint> withActivation(String function) {
    return changed(ActivationChange.to(function, functions).in(items, true));
  }

  /// The same with a normalization before each hidden activation that follows a dense or a
  /// convolution at once.
  ///
  /// @param line as in a network file: `layer-normalization`, `group-normalization 4`
  /// @return empty if nothing would change
  /// @throws InvalidInputException if it is no normalization
  public Optional<Blueprint> withNormalization(String line) {
    return changed(NormalizationChange.to(line).in(items, true));
  }

  /// The same with a residual around each hidden run of dense, maybe a normalization, and
  /// activation that gives as many numbers as it takes.
  ///
  /// @return empty if nothing would change
  public Optional<Blueprint> withResiduals() {
    return changed(ResidualChange.in(items));
  }

  /// Reads the lines again, so that errors name their places in the new text.
  private Optional<Blueprint> changed(List<Item> lines) {
    Blueprint made = new Blueprint(source, lines, functions);
    if (made.text().equals(text())) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(source, made.text(), functions));
    } catch (InvalidInputException _) {
      // A network at the limits of depth and length has no room for more lines.
      return Optional.empty();
    }
  }

  /// The layers.
  ///
  /// @throws InvalidInputException if they do not fit what comes in or each other, or are too
  ///   large; the message names line and column
  public Architecture architecture(Demand demand) {
    return placed(source, () -> new Assembly(demand).architecture(items));
  }

  /// For each of the [#architecture]'s layers the line it is made from, from 1; layers in braces
  /// have the line of the outermost.
  ///
  /// @throws InvalidInputException as [#architecture]
  public List<Integer> lines(Demand demand) {
    return placed(
        source,
        () -> {
          Assembly assembly = new Assembly(demand);
          assembly.architecture(items);
          return assembly.lines();
        });
  }

  /// Names the source in errors.
  private static <T> T placed(String source, Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          source + ", " + Misplaced.in(e).map(Throwable::getMessage).orElse(e.getMessage()), e);
    }
  }

  @Override
  public String toString() {
    return text();
  }
}

package org.hillock.onnx.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;

/// A graph while it is written, node by node. It knows for which version of the operators.
///
/// If none is asked for, it is the lowest that can say it: what newer versions have an operator for
/// is written in smaller ones, and the version rises only where there is no other way.
public final class Draft {
  /// The first with softmax along one axis and with axes as inputs; older runtimes are from before
  /// 2021.
  public static final long LOWEST = 13;

  /// The newest of which the operators are known here.
  public static final long HIGHEST = 24;

  private static final String CLASSIC = "ai.onnx.ml";

  /// The domain of functions that only Hillock knows, by their names.
  public static final String OWN = "org.hillock";

  private final OptionalLong asked;
  private final Names names;
  private final Body body;
  private final String place;

  /// What the drafts of one model share.
  private static final class Names {
    private final Map<String, Integer> taken = new HashMap<>();
    private final Set<String> parameters = new LinkedHashSet<>();
    private final Set<String> domains = new LinkedHashSet<>();
    private final Set<String> own = new LinkedHashSet<>();
    private final Turns turns = new Turns();
    private long needed = LOWEST;
  }

  /// What is in one graph.
  ///
  /// @param shared values that are needed again and again, by what they are
  private record Body(List<Node> nodes, List<Tensor> initializers, Map<String, String> shared) {
    static Body knowing(Map<String, String> shared) {
      return new Body(new ArrayList<>(), new ArrayList<>(), new HashMap<>(shared));
    }
  }

  private Draft(OptionalLong asked, Names names, Body body, String place) {
    this.asked = asked;
    this.names = names;
    this.body = body;
    this.place = place;
  }

  /// For a version of the operators.
  ///
  /// @param opset empty for the lowest
  /// @throws InvalidInputException if the version is not known
  public static Draft of(OptionalLong opset) {
    if (opset.isPresent() && (opset.getAsLong() < LOWEST || opset.getAsLong() > HIGHEST)) {
      throw new InvalidInputException(
          "models are written for opset %d to %d, not %d; choose one of these, or none for the lowest that will do."
              .formatted(LOWEST, HIGHEST, opset.getAsLong()));
    }
    return new Draft(opset, new Names(), Body.knowing(Map.of()), "");
  }

  /// A draft of a graph inside this one, such as the body of a Scan: it may take all values of this
  /// one, and names are never the same.
  public Draft inside() {
    return new Draft(asked, names, Body.knowing(body.shared()), place);
  }

  /// The same graph; nodes that are added by what is returned have the place in their names.
  ///
  /// @param at such as `layer3`
  public Draft at(String at) {
    return new Draft(asked, names, body, at + ".");
  }

  /// Whether an operator of that version may be used because the user asked for it or a newer one.
  public boolean has(long opset) {
    return asked.isPresent() && asked.getAsLong() >= opset;
  }

  /// Uses operators of a version that nothing older can replace.
  ///
  /// @param what needs them, for the error
  /// @throws InvalidInputException if the user asked for an older one
  public void need(long opset, String what) {
    if (asked.isPresent() && asked.getAsLong() < opset) {
      throw new InvalidInputException(
          "%s cannot be written for opset %d; it needs %d or newer."
              .formatted(what, asked.getAsLong(), opset));
    }
    names.needed = Math.max(names.needed, opset);
  }

  /// Trained numbers, or others that only the network knows. They are written as they are, if in
  /// another order, so that they can be read back.
  ///
  /// @param name as others see it; a number is added if it is taken
  /// @param values row-major
  /// @return the name of the value
  public String parameters(String name, float[] values, long... dims) {
    String own = unused(name);
    names.parameters.add(own);
    body.initializers().add(Tensor.of(own, values, dims));
    return own;
  }

  /// A constant that does not depend on training.
  public String constant(String name, float[] values, long... dims) {
    return initializer(Tensor.of(unused(name), values, dims));
  }

  /// A single float.
  public String number(float value) {
    return constant("number", new float[] {value});
  }

  /// Integers along one axis, such as a shape or axes.
  public String integers(long... values) {
    return initializer(Tensor.of(unused("integers"), values, values.length));
  }

  /// A constant of any kind.
  ///
  /// @param tensor its name is taken if it is unused
  public String constant(Tensor tensor) {
    return initializer(
        new Tensor(unused(tensor.name()), tensor.type(), tensor.dims(), tensor.payload()));
  }

  private String initializer(Tensor tensor) {
    body.initializers().add(tensor);
    return tensor.name();
  }

  /// Adds a node with one output.
  ///
  /// @return the name of what it gives
  public String node(String operator, List<String> inputs, Map<String, Attribute> attributes) {
    return node("", operator, inputs, attributes, 1).getFirst();
  }

  /// Adds a node with one output and no settings.
  public String node(String operator, String... inputs) {
    return node(operator, List.of(inputs), Map.of());
  }

  /// Adds a node of the domain for other models than networks, such as a LabelEncoder.
  public String classic(String operator, List<String> inputs, Map<String, Attribute> attributes) {
    names.domains.add(CLASSIC);
    return node(CLASSIC, operator, inputs, attributes, 1).getFirst();
  }

  /// Adds a node for an activation function that ONNX has no operators for, such as one of the
  /// user's: an operator of Hillock's domain by the function's name. Other runtimes refuse it.
  ///
  /// @see #ownFunctions
  public String own(String function, List<String> inputs, Map<String, Attribute> parameters) {
    names.domains.add(OWN);
    names.own.add(function);
    return node(OWN, function, inputs, parameters, 1).getFirst();
  }

  /// Whether it is a node of that operator that gives a value.
  boolean isGivenBy(String operator, String value) {
    return body.nodes().stream()
        .anyMatch(node -> node.operator().equals(operator) && node.outputs().contains(value));
  }

  /// Adds a node with several outputs.
  ///
  /// @param domain empty for ONNX's own
  public List<String> node(
      String domain,
      String operator,
      List<String> inputs,
      Map<String, Attribute> attributes,
      int outputs) {
    List<String> given = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      given.add(unused(place + operator.toLowerCase(Locale.ROOT)));
    }
    body.nodes().add(new Node(given.getFirst(), operator, domain, inputs, given, attributes));
    return given;
  }

  /// Calls a value by a name that others see, such as an output of the model.
  ///
  /// @throws IllegalArgumentException if the name is taken
  public void called(String value, String name) {
    if (!unused(name).equals(name)) {
      throw new IllegalArgumentException("two values cannot both be called " + name);
    }
    under(value, name);
  }

  /// Gives a value a name that [#unused] took before, such as that of an output beside which inner
  /// values have to step back.
  public void under(String value, String name) {
    body.nodes().add(new Node(name, "Identity", "", List.of(value), List.of(name), Map.of()));
  }

  /// Takes a name for a value that comes from outside, such as an input.
  ///
  /// @return the name, with a number if it was taken
  public String unused(String name) {
    int count = names.taken.merge(name, 1, Integer::sum);
    return count == 1 ? name : unused(name + "_" + count);
  }

  /// The axes of a value in another order. A value that comes from the opposite turn is not turned
  /// back: what it was before is given. Turns that nobody reads are not in the graph.
  ///
  /// @param axes which axis of the value each of the result is
  public String turned(String value, int... axes) {
    return before(value, Turns.opposite(axes))
        .orElseGet(() ->
            once(
                "turned %s %s".formatted(value, Arrays.toString(axes)),
                () -> {
                  Map<String, Attribute> settings = Map.of("perm", Turns.perm(axes));
                  String turned = node("Transpose", List.of(value), settings);
                  names.turns.remember(turned, value, axes);
                  return turned;
                }));
  }

  /// The value that gave this one by a turn, if one did.
  ///
  /// @param axes as of [#turned]
  public Optional<String> before(String value, int... axes) {
    return names.turns.before(value, axes);
  }

  /// A value that is needed again and again, such as a mask; it is made once in a graph.
  ///
  /// @param key what it is
  public String once(String key, Supplier<String> made) {
    String known = body.shared().get(key);
    if (known != null) {
      return known;
    }
    String value = made.get();
    body.shared().put(key, value);
    return value;
  }

  /// The graph so far.
  public Graph graph(String name, List<Declaration> inputs, List<Declaration> outputs) {
    List<Node> read = Turns.read(body.nodes(), outputs);
    return new Graph(name, read, inputs, outputs, body.initializers(), List.of());
  }

  /// The names of all [#parameters] so far, also those of graphs inside.
  public Set<String> parameters() {
    return Set.copyOf(names.parameters);
  }

  /// The names of the functions for which ONNX has no operators; a model with one of them is
  /// computed by Hillock only.
  public Set<String> ownFunctions() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(names.own));
  }

  /// The model of a graph of this draft.
  ///
  /// @param producer the program that writes it
  /// @param metadata texts by key
  public OnnxModel model(Graph graph, OnnxModel.Producer producer, Map<String, String> metadata) {
    long opset = asked.orElse(names.needed);
    Map<String, Long> opsets = new HashMap<>();
    opsets.put("", opset);
    names.domains.forEach(domain -> opsets.put(domain, domain.equals(CLASSIC) ? 2L : 1L));
    return new OnnxModel(FileFormat.of(opset), opsets, producer, graph, List.of(), metadata);
  }
}

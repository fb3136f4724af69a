package org.hillock.activation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hillock.activation.function.BipolarSigmoid;
import org.hillock.activation.function.Celu;
import org.hillock.activation.function.Crelu;
import org.hillock.activation.function.Cube;
import org.hillock.activation.function.Elu;
import org.hillock.activation.function.Exponential;
import org.hillock.activation.function.Gaussian;
import org.hillock.activation.function.Geglu;
import org.hillock.activation.function.Gelu;
import org.hillock.activation.function.GeluTanh;
import org.hillock.activation.function.Glu;
import org.hillock.activation.function.HardSigmoid;
import org.hillock.activation.function.HardSwish;
import org.hillock.activation.function.HardTanh;
import org.hillock.activation.function.Hardmax;
import org.hillock.activation.function.Hardshrink;
import org.hillock.activation.function.LeakyRelu;
import org.hillock.activation.function.Linear;
import org.hillock.activation.function.Lisht;
import org.hillock.activation.function.LogCosh;
import org.hillock.activation.function.LogSigmoid;
import org.hillock.activation.function.LogSoftmax;
import org.hillock.activation.function.Maxout;
import org.hillock.activation.function.Mish;
import org.hillock.activation.function.Prelu;
import org.hillock.activation.function.QuickGelu;
import org.hillock.activation.function.RationalTanh;
import org.hillock.activation.function.RectifiedTanh;
import org.hillock.activation.function.Reglu;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Relu6;
import org.hillock.activation.function.Rrelu;
import org.hillock.activation.function.Selu;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Sine;
import org.hillock.activation.function.Snake;
import org.hillock.activation.function.Softmax;
import org.hillock.activation.function.Softmin;
import org.hillock.activation.function.Softplus;
import org.hillock.activation.function.Softshrink;
import org.hillock.activation.function.Softsign;
import org.hillock.activation.function.SparsePlus;
import org.hillock.activation.function.Sparsemax;
import org.hillock.activation.function.SquaredRelu;
import org.hillock.activation.function.Squareplus;
import org.hillock.activation.function.Step;
import org.hillock.activation.function.Swiglu;
import org.hillock.activation.function.Swish;
import org.hillock.activation.function.SwishLearned;
import org.hillock.activation.function.Tanh;
import org.hillock.activation.function.Tanhshrink;
import org.hillock.activation.function.ThresholdedRelu;

/// The list of all activation functions. Documents, tests, commands and benchmarks iterate it and
/// hold no second one.
public final class Activations {
  private static final List<Activation> ALL =
      List.of(
          new Step(),
          new Linear(),
          new Sigmoid(),
          new Tanh(),
          new Relu(),
          new LeakyRelu(),
          new Prelu(),
          new Elu(),
          new Softmax(),
          new Swish(),
          new SwishLearned(),
          new Gelu(),
          new GeluTanh(),
          new Selu(),
          new LogSigmoid(),
          new HardSigmoid(),
          new HardTanh(),
          new HardSwish(),
          new Relu6(),
          new Softplus(),
          new Softsign(),
          new Squareplus(),
          new Mish(),
          new Celu(),
          new Tanhshrink(),
          new Softshrink(),
          new Hardshrink(),
          new ThresholdedRelu(),
          new Rrelu(),
          new LogCosh(),
          new Lisht(),
          new QuickGelu(),
          new Exponential(),
          new Gaussian(),
          new Sine(),
          new Snake(),
          new SquaredRelu(),
          new Cube(),
          new RationalTanh(),
          new RectifiedTanh(),
          new BipolarSigmoid(),
          new SparsePlus(),
          new Softmin(),
          new LogSoftmax(),
          new Hardmax(),
          new Sparsemax(),
          new Glu(),
          new Geglu(),
          new Reglu(),
          new Swiglu(),
          new Maxout(),
          new Crelu());

  private Activations() {}

  /// Every function with its default parameters.
  public static List<Activation> all() {
    return ALL;
  }

  /// Those with a value and a slope at each number.
  public static Stream<Elementwise> elementwise() {
    return ALL.stream().filter(Elementwise.class::isInstance).map(Elementwise.class::cast);
  }

  /// Those of whole rows.
  public static Stream<Rowwise> rowwise() {
    return ALL.stream().filter(Rowwise.class::isInstance).map(Rowwise.class::cast);
  }

  /// Those with a trained parameter.
  public static Stream<Learned> learned() {
    return ALL.stream().filter(Learned.class::isInstance).map(Learned.class::cast);
  }

  /// The function of that name or alias, in any case, with `_`, `-`, blank or nothing between
  /// words.
  ///
  /// @throws InvalidInputException if there is none; the message suggests the nearest
  public static Activation named(String name) {
    return Functions.builtIn().named(name);
  }

  /// Whether a function of the list has that name or alias.
  static boolean isKnown(String name) {
    String wanted = Functions.plain(name);
    return ALL.stream().flatMap(Functions::names).map(Functions::plain).anyMatch(wanted::equals);
  }

  /// The function of that name with parameters set.
  ///
  /// @throws InvalidInputException if there is no such function or parameter, or a value is out of
  ///   range
  public static Activation named(String name, Map<String, Double> parameters) {
    return named(name).with(parameters);
  }
}

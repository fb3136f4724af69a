package org.hillock.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiFunction;
import org.hillock.scorecard.Batch;
import org.hillock.scorecard.Kernel;
import org.hillock.scorecard.Library;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.scalar.LeakyReLU;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.transforms.strict.GELU;
import org.nd4j.linalg.api.ops.impl.transforms.strict.GELUDerivative;
import org.nd4j.linalg.api.ops.impl.transforms.strict.LogSigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Mish;
import org.nd4j.linalg.api.ops.impl.transforms.strict.MishDerivative;
import org.nd4j.linalg.api.ops.impl.transforms.strict.PreciseGELU;
import org.nd4j.linalg.api.ops.impl.transforms.strict.PreciseGELUDerivative;
import org.nd4j.linalg.api.ops.impl.transforms.strict.SELU;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.SoftPlus;
import org.nd4j.linalg.api.ops.impl.transforms.strict.SoftSign;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Swish;
import org.nd4j.linalg.api.ops.impl.transforms.strict.SwishDerivative;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/// ND4J, the arrays of DL4J, by operations that were made before and write into an array that
/// exists.
final class Dl4j implements Library {
  private static final double LEAK = 0.01;

  /// y from x.
  private static final Map<String, BiFunction<INDArray, INDArray, Op>> FORWARD =
      Map.ofEntries(
          Map.entry("sigmoid", Sigmoid::new),
          Map.entry("tanh", Tanh::new),
          Map.entry("relu", (x, y) -> new RectifiedLinear(x, y, 0)),
          Map.entry("leaky_relu", (x, y) -> new LeakyReLU(x, y, LEAK)),
          Map.entry("selu", SELU::new),
          Map.entry("swish", Swish::new),
          Map.entry("quick_gelu", GELU::new),
          Map.entry("gelu_tanh", PreciseGELU::new),
          Map.entry("softplus", SoftPlus::new),
          Map.entry("softsign", SoftSign::new),
          Map.entry("mish", Mish::new),
          Map.entry("log_sigmoid", LogSigmoid::new));

  /// The same, for those that are operations of another kind.
  private static final Map<String, String> CUSTOM_FORWARD =
      Map.of("elu", "elu", "softmax", "softmax");

  /// dx from x and dy.
  private static final Map<String, String> CUSTOM_BACKWARD =
      Map.of(
          "sigmoid", "sigmoid_bp",
          "tanh", "tanh_bp",
          "relu", "relu_bp",
          "leaky_relu", "lrelu_bp",
          "elu", "elu_bp",
          "selu", "selu_bp",
          "softplus", "softplus_bp",
          "softsign", "softsign_bp",
          "softmax", "softmax_bp");

  /// f'(x), which is left to be multiplied.
  private static final Map<String, BiFunction<INDArray, INDArray, Op>> SLOPES =
      Map.of(
          "swish", SwishDerivative::new,
          "quick_gelu", GELUDerivative::new,
          "gelu_tanh", PreciseGELUDerivative::new,
          "mish", MishDerivative::new);

  private static final Map<String, Double> PARAMETERS =
      Map.of("elu", 1.0, "elu_bp", 1.0, "lrelu_bp", LEAK, "relu_bp", 0.0);

  @Override
  public String name() {
    return "ND4J";
  }

  @Override
  public String version() {
    try (InputStream in =
        Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "");
    } catch (IOException failure) {
      throw new UncheckedIOException("could not read the version of ND4J", failure);
    }
  }

  @Override
  public void settle(int threads) {
    Nd4j.getEnvironment().setMaxThreads(threads);
    Nd4j.getEnvironment().setMaxMasterThreads(threads);
  }

  @Override
  public Optional<Kernel> kernel(String function, int n, int threads) {
    if (!FORWARD.containsKey(function) && !CUSTOM_FORWARD.containsKey(function)) {
      return Optional.empty();
    }
    INDArray x = array(n);
    INDArray y = array(n);
    INDArray dy = array(n);
    INDArray dx = array(n);
    return Optional.of(
        new Kernel(
            new Batch(memory(x), memory(y), memory(dy), memory(dx)),
            forward(function, x, y),
            backward(function, x, dy, dx),
            () -> {
              x.close();
              y.close();
              dy.close();
              dx.close();
            }));
  }

  private static Runnable forward(String function, INDArray x, INDArray y) {
    BiFunction<INDArray, INDArray, Op> plain = FORWARD.get(function);
    return plain == null
        ? custom(String.valueOf(CUSTOM_FORWARD.get(function)), y, x)
        : plain(plain.apply(x, y));
  }

  private static Optional<Runnable> backward(
      String function, INDArray x, INDArray dy, INDArray dx) {
    String custom = CUSTOM_BACKWARD.get(function);
    if (custom != null) {
      return Optional.of(custom(custom, dx, x, dy));
    }
    return Optional.ofNullable(SLOPES.get(function))
        .map(slope -> {
          Runnable slopes = plain(slope.apply(x, dx));
          return () -> {
            slopes.run();
            dx.muli(dy);
          };
        });
  }

  private static Runnable plain(Op operation) {
    return () -> Nd4j.getExecutioner().exec(operation);
  }

  private static Runnable custom(String name, INDArray output, INDArray... inputs) {
    DynamicCustomOp.DynamicCustomOpsBuilder builder =
        DynamicCustomOp.builder(name).addInputs(inputs).addOutputs(output);
    Double parameter = PARAMETERS.get(name);
    CustomOp operation =
        (parameter == null ? builder : builder.addFloatingPointArguments(parameter)).build();
    return () -> Nd4j.getExecutioner().exec(operation);
  }

  private static INDArray array(int n) {
    return Nd4j.createUninitialized(DataType.FLOAT, n / ROW, ROW).assign(0);
  }

  @SuppressWarnings("restricted") // the array's own memory
  private static MemorySegment memory(INDArray array) {
    return MemorySegment.ofAddress(array.data().address())
        .reinterpret(array.length() * Float.BYTES);
  }
}

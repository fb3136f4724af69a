package org.hillock.peers;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.util.Utils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.scorecard.Batch;
import org.hillock.scorecard.Kernel;
import org.hillock.scorecard.Library;

/// PyTorch's official CPU build. DJL loads it and makes the tensors; the operators are called by
/// their out variants, so that no allocation is charged. Only mish has no such backward: it
/// allocates, and a copy is charged to it.
final class PyTorch implements Library {
  /// Forward, and backward if there is an out variant.
  private static final Map<String, String[]> CALLS =
      Map.ofEntries(
          both("sigmoid", "sigmoid_out x >y", "sigmoid_backward_grad_input dy y >dx"),
          both("tanh", "tanh_out x >y", "tanh_backward_grad_input dy y >dx"),
          both("relu", "relu_out x >y", "threshold_backward_grad_input dy y 0 >dx"),
          both(
              "leaky_relu",
              "leaky_relu_out x 0.01 >y",
              "leaky_relu_backward_grad_input dy x 0.01 false >dx"),
          both("elu", "elu_out x 1 1 1 >y", "elu_backward_grad_input dy 1 1 1 false x >dx"),
          both("celu", "elu_out x 1 1 1 >y", "elu_backward_grad_input dy 1 1 1 false x >dx"),
          both(
              "selu",
              "elu_out x 1.6732632423543772 1.0507009873554805 1 >y",
              "elu_backward_grad_input dy 1.6732632423543772 1.0507009873554805 1 false x >dx"),
          both("swish", "silu_out x >y", "silu_backward_grad_input dy x >dx"),
          both("gelu", "gelu_out x none >y", "gelu_backward_grad_input dy x none >dx"),
          both("gelu_tanh", "gelu_out x tanh >y", "gelu_backward_grad_input dy x tanh >dx"),
          both("softplus", "softplus_out x 1 20 >y", "softplus_backward_grad_input dy x 1 20 >dx"),
          both(
              "log_sigmoid",
              "log_sigmoid_forward_output x >y >scratch",
              "log_sigmoid_backward_grad_input dy x scratch >dx"),
          both("relu6", "hardtanh_out x 0 6 >y", "hardtanh_backward_grad_input dy x 0 6 >dx"),
          both("hard_tanh", "hardtanh_out x -1 1 >y", "hardtanh_backward_grad_input dy x -1 1 >dx"),
          both("hard_sigmoid", "hardsigmoid_out x >y", "hardsigmoid_backward_grad_input dy x >dx"),
          both("hard_swish", "hardswish_out x >y", "hardswish_backward_out dy x >dx"),
          both(
              "softshrink",
              "softshrink_out x 0.5 >y",
              "softshrink_backward_grad_input dy x 0.5 >dx"),
          both(
              "hardshrink",
              "hardshrink_out x 0.5 >y",
              "hardshrink_backward_grad_input dy x 0.5 >dx"),
          both(
              "thresholded_relu",
              "threshold_out x 1 0 >y",
              "threshold_backward_grad_input dy x 1 >dx"),
          both("mish", "mish_out x >y", "mish_backward dy x =dx"),
          both(
              "softmax",
              "_softmax_out x 1L false >y",
              "_softmax_backward_data_out dy y 1L float >dx"),
          both("exponential", "exp_out x >y", "mul_out dy y >dx"),
          both("sine", "sin_out x >y", ""));

  private final NDManager manager = NDManager.newBaseManager("PyTorch");
  private final Native torch;
  private final MethodHandle threads;

  PyTorch() {
    torch = Native.open(library());
    threads = torch.handle("_ZN2at15set_num_threadsEi", FunctionDescriptor.ofVoid(JAVA_INT));
  }

  /// Where DJL unpacked it: in a folder that begins with the version.
  private static Path library() {
    String version = Engine.getEngine("PyTorch").getVersion();
    try (Stream<Path> folders = Files.list(Utils.getEngineCacheDir("pytorch"))) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith(version))
          .map(folder -> folder.resolve("libtorch_cpu.so"))
          .findFirst()
          .orElseThrow(
              () -> new NoSuchElementException("DJL did not unpack PyTorch " + version + "."));
    } catch (IOException failure) {
      throw new UncheckedIOException("could not look for the libraries of PyTorch", failure);
    }
  }

  private static Map.Entry<String, String[]> both(String name, String forward, String backward) {
    return Map.entry(name, new String[] {forward, backward});
  }

  @Override
  public String name() {
    return "PyTorch";
  }

  @Override
  public String version() {
    return Engine.getEngine("PyTorch").getVersion();
  }

  @Override
  public void settle(int count) {
    Native.bound(threads, count).run();
  }

  @Override
  public Optional<Kernel> kernel(String function, int n, int count) {
    return Optional.ofNullable(CALLS.get(function)).map(calls -> kernel(calls, n));
  }

  @SuppressWarnings("MustBeClosedChecker") // the kernel's release closes the arena
  private Kernel kernel(String[] calls, int n) {
    NDManager tensors = manager.newSubManager();
    Arena arena = Arena.ofShared();
    PtNDArray x = tensor(tensors, n);
    PtNDArray y = tensor(tensors, n);
    PtNDArray dy = tensor(tensors, n);
    PtNDArray dx = tensor(tensors, n);
    PtNDArray scratch = tensor(tensors, n);
    Map<String, MemorySegment> addresses =
        Map.of(
            "x", address(x),
            "y", address(y),
            "dy", address(dy),
            "dx", address(dx),
            "scratch", address(scratch));
    return new Kernel(
        new Batch(memory(x), memory(y), memory(dy), memory(dx)),
        TorchCall.of(calls[0]).bound(torch, arena, addresses),
        calls[1].isEmpty()
            ? Optional.empty()
            : Optional.of(TorchCall.of(calls[1]).bound(torch, arena, addresses)),
        () -> {
          tensors.close();
          arena.close();
        });
  }

  private static PtNDArray tensor(NDManager tensors, int n) {
    return (PtNDArray) tensors.zeros(new Shape(n / ROW, ROW), DataType.FLOAT32);
  }

  /// DJL's handle is the address of an at::Tensor.
  private static MemorySegment address(PtNDArray tensor) {
    return MemorySegment.ofAddress(tensor.getHandle());
  }

  private static MemorySegment memory(PtNDArray tensor) {
    return MemorySegment.ofBuffer(tensor.toByteBuffer(true));
  }
}

package org.hillock.peers.training;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.hillock.peers.Native;

/// PyTorch's fastest Adam, all parameters in one call: Python's `Adam(fused=True)`. The classes of
/// C++ do not have it, so it is called by its symbol.
final class FusedAdam {
  private static final String SYMBOL =
      "_ZN2at4_ops12_fused_adam_4callEN3c108ArrayRefINS_6TensorEEES5_S5_S5_S5_S5_dddddbbRKSt8optionalIS4_ES9_";

  /// A c10::ArrayRef: where the elements are, and how many. An at::Tensor is one pointer.
  private static final MemoryLayout ARRAY = MemoryLayout.structLayout(ADDRESS, JAVA_LONG);

  private static final FunctionDescriptor SHAPE =
      FunctionDescriptor.ofVoid(
          ARRAY,
          ARRAY,
          ARRAY,
          ARRAY,
          ARRAY,
          ARRAY,
          JAVA_DOUBLE,
          JAVA_DOUBLE,
          JAVA_DOUBLE,
          JAVA_DOUBLE,
          JAVA_DOUBLE,
          JAVA_BOOLEAN,
          JAVA_BOOLEAN,
          ADDRESS,
          ADDRESS);

  private final Arena arena = Arena.ofAuto();
  private final List<Tensor> gradients;
  private final List<MemorySegment> steps;

  /// Kept from the garbage collector, for the update knows their addresses only.
  private final List<Tensor> state;

  private final MemorySegment gradientPointers;
  private final Runnable update;
  private int step;

  FusedAdam(List<Tensor> parameters) {
    // References to where autograd puts the gradients, which are other tensors after each reset.
    gradients = parameters.stream().map(Tensor::mutable_grad).toList();
    List<Tensor> means = made(parameters, torch::zeros_like);
    List<Tensor> squares = made(parameters, torch::zeros_like);
    List<Tensor> counts = made(parameters, _ -> torch.zeros(1));
    steps = counts.stream().map(count -> memory(count.data_ptr(), JAVA_FLOAT)).toList();
    state = Stream.of(parameters, means, squares, counts).flatMap(List::stream).toList();
    gradientPointers = arena.allocate(ADDRESS, parameters.size());
    Path library =
        Path.of(Loader.load(org.bytedeco.pytorch.presets.torch.class))
            .resolveSibling("libtorch_cpu.so");
    MemorySegment nothing = arena.allocate(2 * ADDRESS.byteSize());
    update =
        Native.bound(
            Native.open(library).handle(SYMBOL, SHAPE),
            array(pointers(parameters), parameters.size()),
            array(gradientPointers, parameters.size()),
            array(pointers(means), parameters.size()),
            array(pointers(squares), parameters.size()),
            array(MemorySegment.NULL, 0),
            array(pointers(counts), parameters.size()),
            Work.LEARNING_RATE,
            0.9,
            0.999,
            0.0,
            1e-8,
            false,
            false,
            nothing,
            nothing);
  }

  private static List<Tensor> made(List<Tensor> parameters, UnaryOperator<Tensor> from) {
    return parameters.stream().map(from).toList();
  }

  private MemorySegment pointers(List<Tensor> tensors) {
    MemorySegment pointers = arena.allocate(ADDRESS, tensors.size());
    copy(tensors, pointers);
    return pointers;
  }

  private static void copy(List<Tensor> tensors, MemorySegment pointers) {
    for (int i = 0; i < tensors.size(); i++) {
      pointers.setAtIndex(ADDRESS, i, memory(tensors.get(i), ADDRESS).get(ADDRESS, 0));
    }
  }

  @SuppressWarnings("restricted") // the tensor's own memory
  private static MemorySegment memory(Pointer pointer, MemoryLayout layout) {
    return MemorySegment.ofAddress(pointer.address()).reinterpret(layout.byteSize());
  }

  private MemorySegment array(MemorySegment elements, int count) {
    MemorySegment array = arena.allocate(ARRAY);
    array.set(ADDRESS, 0, elements);
    array.set(JAVA_LONG, ADDRESS.byteSize(), count);
    return array;
  }

  /// Forgets the gradients.
  void reset() {
    gradients.forEach(Tensor::reset);
  }

  /// One step by the gradients.
  void step() {
    step++;
    steps.forEach(count -> count.set(JAVA_FLOAT, 0, step));
    copy(gradients, gradientPointers);
    try (NoGradGuard _ = new NoGradGuard()) {
      update.run();
    } finally {
      Reference.reachabilityFence(state);
    }
  }
}

package org.hillock.onnx.export;

import static org.hillock.network.Layers.activate;
import static org.hillock.network.Layers.averagePool;
import static org.hillock.network.Layers.batchNormalization;
import static org.hillock.network.Layers.convolution;
import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.groupNormalization;
import static org.hillock.network.Layers.maxPool;
import static org.hillock.network.Layers.residual;
import static org.hillock.network.Layers.sideBySide;
import static org.hillock.network.Layers.tanh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.hillock.activation.InvalidInputException;
import org.hillock.network.Architecture;
import org.hillock.network.Layer;
import org.hillock.network.Network;
import org.hillock.network.Pass;
import org.hillock.network.Recurrent;
import org.hillock.network.Shape;
import org.hillock.network.Window;
import org.hillock.onnx.Node;
import org.junit.jupiter.api.Test;

class EveryLayerTest {
  @Test
  void eachKindOfLayerIsAlike() {
    Sample.all().forEach(sample -> Twins.check(3, sample.inputs(), sample.layer()));
  }

  @Test
  void noLayerIsLeftOut() throws Exception {
    Set<Class<?>> tried = new HashSet<>();
    for (Sample sample : Sample.all()) {
      sample
          .architecture()
          .layers()
          .forEach(layer -> {
            tried.add(layer.getClass());
            layer.parts().forEach(part -> tried.add(part.getClass()));
          });
    }
    tried.add(Recurrent.class);
    assertEquals(allLayers(), tried);
  }

  /// All classes of layers beside the class Layer.
  private static Set<Class<?>> allLayers() throws Exception {
    Path place = Path.of(Layer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<Class<?>> layers = new HashSet<>();
    String folder = Layer.class.getPackageName().replace('.', '/') + "/";
    for (ModuleReference module : ModuleFinder.of(place).findAll()) {
      try (ModuleReader reader = module.open()) {
        for (String file : reader.list().toList()) {
          if (file.startsWith(folder) && file.endsWith(".class")) {
            String name = file.substring(0, file.lastIndexOf('.')).replace('/', '.');
            Class<?> type = Class.forName(name, false, Layer.class.getClassLoader());
            if (Layer.class.isAssignableFrom(type) && !type.isInterface()) {
              layers.add(type);
            }
          }
        }
      }
    }
    return layers;
  }

  @Test
  void aLayerOfTheUsersIsRefusedWithItsPlaceAndName() {
    Network network = Architecture.of(Shape.of(3), dense(2), new Doubled(2)).network(1);
    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class, () -> NetworkForm.model(network, OptionalLong.empty()));
    assertEquals(
        "layer 2, doubled, has no form in ONNX; leave it out, or take layers of Hillock's.",
        refused.getMessage());
  }

  private record Doubled(int inputs) implements Layer {
    @Override
    public int outputs() {
      return inputs;
    }

    @Override
    public void forward(Pass pass, int first, int rows) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void backward(Pass pass, int first, int rows) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void turnsBetweenConvolutionsAreNotWritten() {
    Network network =
        Architecture.of(
                Shape.of(8, 8, 3),
                convolution(4, 3),
                batchNormalization(),
                activate("prelu"),
                residual(convolution(4, 3), activate("gelu"), groupNormalization(2)),
                sideBySide(convolution(2, 3), averagePool(Window.of(3))),
                maxPool(2),
                dense(3))
            .network(1);
    assertEquals(
        1,
        NetworkForm.model(network, OptionalLong.empty()).graph().nodes().stream()
            .filter(node -> node.operator().equals("Transpose"))
            .count());
  }

  @Test
  void namesOfNodesTellTheLayer() {
    Network network = Architecture.of(Shape.of(3), dense(2), tanh()).network(1);
    assertEquals(
        List.of("layer1.gemm", "layer2.tanh", "output"),
        NetworkForm.model(network, OptionalLong.empty()).graph().nodes().stream()
            .map(Node::name)
            .toList());
  }
}

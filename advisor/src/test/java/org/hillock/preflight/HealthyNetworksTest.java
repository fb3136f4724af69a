package org.hillock.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Card.Trait;
import org.hillock.data.Task;
import org.hillock.loss.Loss;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.notation.Demand;
import org.hillock.notation.Family;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is known to train gets no warning.
class HealthyNetworksTest {
  @ParameterizedTest
  @MethodSource("functions")
  void twoHiddenLayersOfAnyHiddenFunctionBreakNoRule(Activation f) {
    Network network = Network.multilayer(12, List.of(64, 64), f, 3, 1);
    Draft first =
        Drafts.of(
            network, Loss.of(Task.REGRESSION), Drafts.data(Task.REGRESSION, Shape.of(12), 3, 0, 1));
    for (Task task : List.of(Task.REGRESSION, Task.MULTICLASS, Task.MULTILABEL)) {
      Draft draft =
          new Draft(
              network,
              Loss.of(task),
              Drafts.data(task, Shape.of(12), 3, 0, 1),
              first.inputs(),
              first.forecast());
      assertEquals(List.of(), Drafts.warnings(draft), f.name() + ", " + task);
    }
    first
        .forecast()
        .ifPresent(
            forecast -> assertNotEquals(Expectation.FAILS, Expectation.of(forecast), f.name()));
  }

  /// Those for hidden layers, but the identity.
  static List<Activation> functions() {
    return Activations.all().stream()
        .filter(f -> f.card().shape().traits().contains(Trait.HIDDEN))
        .filter(f -> !f.card().shape().traits().contains(Trait.LINEAR))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void eachFamilyAsItComesBreaksNoRule(Family family) {
    Shape shape = family == Family.CNN ? Shape.of(8, 8, 1) : Shape.of(10, 3);
    Network network = family.architecture(new Demand(shape, 3, family.usual())).network(1);
    Draft draft =
        Drafts.of(network, Loss.of(Task.MULTICLASS), Drafts.data(Task.MULTICLASS, shape, 3, 0, 1));
    assertEquals(List.of(), Drafts.warnings(draft));
  }
}

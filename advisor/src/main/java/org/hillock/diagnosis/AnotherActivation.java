package org.hillock.diagnosis;

import java.util.Optional;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.notation.Blueprint;
import org.hillock.notation.Design;
import org.hillock.notation.Family;

/// Another activation in all hidden layers.
///
/// @param activation the new one
public record AnotherActivation(Activation activation) implements Remedy {
  /// What a network file says where the activation is left open.
  private static final String OPEN = "tested";

  /// One of Hillock's functions, by its name.
  ///
  /// @throws org.hillock.activation.InvalidInputException if there is no such function
  public static AnotherActivation named(String name) {
    return new AnotherActivation(Activations.named(name));
  }

  @Override
  public String text() {
    return activation.name() + " in the hidden layers";
  }

  @Override
  public Optional<Case> appliedTo(Case before) {
    return switch (before.design()) {
      case Design.Multilayer _, Family _ ->
          before.activation().equals(activation)
              ? Optional.empty()
              : Optional.of(before.with(activation));
      case Design.Written written -> in(before, written);
    };
  }

  private Optional<Case> in(Case before, Design.Written written) {
    Optional<Blueprint> opened = written.blueprint().withActivation(OPEN);
    Blueprint open = opened.orElse(written.blueprint());
    boolean same = opened.isEmpty() && before.activation().equals(activation);
    return same || !open.isOpen()
        ? Optional.empty()
        : Optional.of(before.with(new Design.Written(open, written.label())).with(activation));
  }
}

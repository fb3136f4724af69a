package org.hillock.notation;

import java.util.List;
import java.util.stream.Collectors;
import org.hillock.activation.Activation;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Relu;
import org.hillock.network.Architecture;

/// How a network is made for the data at hand.
public sealed interface Design permits Design.Multilayer, Design.Written, Family {
  /// The lines for these inputs.
  ///
  /// @throws InvalidInputException if it is not made for such data
  Blueprint blueprint(Demand demand);

  /// What reports call it.
  String label();

  /// The activation if none is named.
  default Activation usual() {
    return new Relu();
  }

  /// What the places that are open ask of a function.
  default Role role() {
    return Role.HIDDEN;
  }

  /// The layers.
  ///
  /// @throws InvalidInputException if there are none for such data
  default Architecture architecture(Demand demand) {
    return blueprint(demand).architecture(demand);
  }

  /// Dense layers with the tested activation after each hidden one.
  ///
  /// @param hidden widths of the hidden layers; may be empty
  record Multilayer(List<Integer> hidden) implements Design {
    /// Checks the widths.
    public Multilayer {
      hidden = List.copyOf(hidden);
      for (int width : hidden) {
        if (width < 1) {
          throw new InvalidInputException(
              "a width in --hidden is " + width + "; it has to be at least 1.");
        }
      }
    }

    @Override
    public Blueprint blueprint(Demand demand) {
      StringBuilder lines =
          new StringBuilder(demand.vocabulary().isPresent() ? Family.EMBEDDING + "\n" : "");
      for (int width : hidden) {
        lines.append("dense ").append(width).append("\nactivation\n");
      }
      return Blueprint.parse("mlp", lines.append("dense\n").toString());
    }

    @Override
    public String label() {
      return "hidden layers "
          + hidden.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
  }

  /// A network file.
  record Written(Blueprint blueprint, String label) implements Design {
    @Override
    public Blueprint blueprint(Demand demand) {
      return blueprint;
    }

    @Override
    public Role role() {
      return blueprint.role();
    }

    @Override
    public Activation usual() {
      return role().usual();
    }
  }
}

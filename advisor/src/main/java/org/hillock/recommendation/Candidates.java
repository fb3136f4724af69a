package org.hillock.recommendation;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Rowwise;
import org.hillock.data.Task;

/// Which functions can stand where at all, and which of these fulfill what is demanded.
final class Candidates {
  private static final int PLACES_OF_CONFLICT = 4;
  private static final List<String> GATED = List.of("glu", "geglu", "reglu", "swiglu");

  private Candidates() {}

  /// Those that can stand at a place and fulfill all constraints.
  static List<Nature> of(Situation situation, Place place, List<Constraint> constraints) {
    return Nature.all().stream()
        .filter(fitting(situation, place))
        .filter(nature ->
            constraints.stream()
                .allMatch(constraint -> !constraint.binds(place) || constraint.holds(nature)))
        .toList();
  }

  private static Predicate<Nature> fitting(Situation situation, Place place) {
    return switch (place) {
      case HIDDEN ->
          nature ->
              inside(nature)
                  || (situation.kind() == NetworkKind.TRANSFORMER && GATED.contains(nature.name()));
      case STATE -> Candidates::inside;
      case GATES -> named("sigmoid", "hard_sigmoid");
      case ATTENTION -> named("softmax", "sparsemax");
      case OUTPUT -> onOutput(situation.task());
    };
  }

  private static boolean inside(Nature nature) {
    return nature.has(Trait.HIDDEN)
        && !nature.has(Trait.LINEAR)
        && !(nature.function() instanceof Rowwise);
  }

  /// Without exponentials a class is read off the logits.
  private static Predicate<Nature> onOutput(Task task) {
    return switch (task) {
      case REGRESSION ->
          nature -> nature.has(Trait.OUTPUT) && !(nature.function() instanceof Rowwise);
      case BINARY, MULTILABEL -> named("sigmoid", "linear", "hard_sigmoid");
      case MULTICLASS -> named("softmax", "linear", "sparsemax", "hardmax");
    };
  }

  private static Predicate<Nature> named(String... names) {
    return nature -> List.of(names).contains(nature.name());
  }

  /// The fewest constraints that no function at a place fulfills together.
  static List<Constraint> conflict(Situation situation, Place place) {
    List<Constraint> binding =
        situation.constraints().stream().filter(constraint -> constraint.binds(place)).toList();
    for (int size = 1; size < Math.min(binding.size(), PLACES_OF_CONFLICT); size++) {
      for (List<Constraint> some : subsets(binding, size)) {
        if (of(situation, place, some).isEmpty()) {
          return some;
        }
      }
    }
    return binding;
  }

  private static List<List<Constraint>> subsets(List<Constraint> all, int size) {
    if (size == 0) {
      return List.of(List.of());
    }
    if (all.size() < size) {
      return List.of();
    }
    List<Constraint> rest = all.subList(1, all.size());
    return Stream.concat(
            subsets(rest, size - 1).stream()
                .map(some -> Stream.concat(Stream.of(all.getFirst()), some.stream()).toList()),
            subsets(rest, size).stream())
        .toList();
  }

  /// What a constraint by itself would leave, for messages.
  static List<String> examples(Situation situation, Place place, Constraint constraint) {
    return of(situation, place, List.of(constraint)).stream()
        .map(Nature::function)
        .map(Activation::name)
        .limit(3)
        .toList();
  }
}

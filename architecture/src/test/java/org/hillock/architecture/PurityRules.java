package org.hillock.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A result depends on the arguments alone: no hidden input, no hidden output, no hidden state.
///
/// @param house the packages that the rules are about
record PurityRules(House house) {
  private static final Map<String, Set<String>> STREAMS_AND_EXITS =
      Map.of(
          "java.lang.System",
          Set.of("out", "err", "in", "exit", "setOut", "setErr", "setIn", "console"),
          "java.lang.Runtime",
          Set.of("exit", "halt"),
          "java.lang.IO",
          Set.of("print", "println", "readln"));

  private static final Map<String, Set<String>> CHANCE =
      Map.of(
          "java.lang.Math", Set.of("random"),
          "java.lang.StrictMath", Set.of("random"),
          "java.util.UUID", Set.of("randomUUID"),
          "java.util.concurrent.ThreadLocalRandom", Set.of("current"),
          "java.util.random.RandomGenerator", Set.of("getDefault", "of"));

  private static final Set<String> SOURCES_OF_CHANCE =
      Set.of("java.util.Random", "java.security.SecureRandom");

  private static final Set<String> CLOCKS =
      Set.of(
          "Instant",
          "LocalDate",
          "LocalTime",
          "LocalDateTime",
          "OffsetDateTime",
          "ZonedDateTime",
          "OffsetTime",
          "Year",
          "YearMonth");

  /// Hold each loop that was compiled, and the thread that has them compiled; they change no
  /// result.
  private static final Set<String> KEPT =
      Set.of(
          "org.hillock.activation.Loops.ELEMENTWISE",
          "org.hillock.activation.Loops.LEARNED",
          "org.hillock.numeric.Warmed$Background.THREAD");

  List<Rule> all() {
    return List.of(
        new Rule(
            "only cli touches the standard streams and exits",
            120,
            this::isLibrary,
            type ->
                accesses(
                    type,
                    access ->
                        is(access, STREAMS_AND_EXITS)
                            || access.getName().equals("printStackTrace"))),
        new Rule(
            "randomness has a seed",
            120,
            this::isLibrary,
            type -> accesses(type, PurityRules::isChance)),
        new Rule(
            "only cli reads the clock",
            120,
            this::isLibrary,
            type -> accesses(type, PurityRules::readsTheClock)),
        new Rule(
            "no static field changes",
            120,
            house::holds,
            type ->
                type.getFields().stream()
                    .filter(PurityRules::changes)
                    .map(field -> field.getFullName() + " is static and not fixed")),
        new Rule(
            "nothing is read by Java deserialization",
            120,
            house::holds,
            type ->
                type.getDirectDependenciesFromSelf().stream()
                    .filter(
                        use -> use.getTargetClass().getName().equals("java.io.ObjectInputStream"))
                    .map(use -> use.getDescription())));
  }

  private boolean isLibrary(JavaClass type) {
    return house.holds(type) && !house.in(type, "cli");
  }

  private static Stream<String> accesses(JavaClass type, Predicate<JavaAccess<?>> forbidden) {
    return type.getAccessesFromSelf().stream().filter(forbidden).map(JavaAccess::getDescription);
  }

  private static boolean is(JavaAccess<?> access, Map<String, Set<String>> members) {
    return members
        .getOrDefault(access.getTargetOwner().getName(), Set.of())
        .contains(access.getName());
  }

  private static boolean isChance(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    return is(access, CHANCE)
        || SOURCES_OF_CHANCE.contains(owner)
        || (owner.equals("java.util.SplittableRandom") && isConstructionWithoutArguments(access))
        || (owner.equals("java.util.Collections")
            && access.getTarget().getFullName().endsWith(".shuffle(java.util.List)"));
  }

  private static boolean readsTheClock(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getName();
    boolean time = owner.getPackageName().equals("java.time");
    return (owner.isEquivalentTo(System.class)
            && (name.equals("nanoTime") || name.equals("currentTimeMillis")))
        || (time && CLOCKS.contains(owner.getSimpleName()) && name.equals("now"))
        || (time && owner.getSimpleName().equals("Clock") && name.startsWith("system"))
        || (owner.getName().equals("java.util.Date") && isConstructionWithoutArguments(access));
  }

  private static boolean isConstructionWithoutArguments(JavaAccess<?> access) {
    return access.getTarget().getFullName().endsWith(".<init>()");
  }

  private static boolean changes(JavaField field) {
    Set<JavaModifier> modifiers = field.getModifiers();
    return modifiers.contains(JavaModifier.STATIC)
        && !modifiers.contains(JavaModifier.SYNTHETIC)
        && !KEPT.contains(field.getFullName())
        && (!modifiers.contains(JavaModifier.FINAL)
            || field.getRawType().getPackageName().startsWith("java.util.concurrent"));
  }
}

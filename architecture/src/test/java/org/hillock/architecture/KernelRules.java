package org.hillock.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What keeps the bits the same on every machine.
///
/// @param house the packages that the rules are about
record KernelRules(House house) {
  private static final String VECTORS = "jdk.incubator.vector";

  /// Those of [Math] whose last bits are left to the JVM.
  private static final Set<String> TRANSCENDENTAL =
      Set.of(
          "exp", "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot", "sin", "cos", "tan",
          "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh");

  /// Their counterparts in lanes give other bits before the JIT has compiled than after.
  private static final Set<String> TRANSCENDENTAL_LANES =
      Set.of(
          "EXP", "EXPM1", "LOG", "LOG10", "LOG1P", "POW", "CBRT", "HYPOT", "SIN", "COS", "TAN",
          "ASIN", "ACOS", "ATAN", "ATAN2", "SINH", "COSH", "TANH");

  private static final Set<String> KERNELS = Set.of("kernel", "forward", "backward");

  List<Rule> all() {
    return List.of(
        new Rule(
            "SIMD stays in numeric; kernels are compiled from terms",
            90,
            type -> house.holds(type) && !house.in(type, "numeric"),
            type ->
                type.getDirectDependenciesFromSelf().stream()
                    .filter(use -> use.getTargetClass().getPackageName().equals(VECTORS))
                    .map(use -> use.getDescription())),
        new Rule(
            "transcendental functions come from StrictMath, not from Math",
            120,
            house::holds,
            type ->
                accesses(type)
                    .filter(access -> is(access, Math.class, TRANSCENDENTAL))
                    .map(JavaAccess::getDescription)),
        new Rule(
            "kernels use exactly rounded operations only",
            15,
            type -> house.holds(type) && kernels(type).findAny().isPresent(),
            type -> kernels(type).flatMap(this::roundedWithoutPromise)),
        new Rule(
            "vectors of floats are neither reduced nor passed through transcendental operators",
            1,
            type ->
                house.holds(type)
                    && type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(use -> use.getTargetClass().getPackageName().equals(VECTORS)),
            type -> accesses(type).filter(this::changesBits).map(JavaAccess::getDescription)));
  }

  /// Calls, uses of fields, and method references.
  private static Stream<JavaAccess<?>> accesses(JavaClass type) {
    return type.getAccessesFromSelf().stream();
  }

  private static boolean is(JavaAccess<?> access, Class<?> owner, Set<String> names) {
    return access.getTargetOwner().isEquivalentTo(owner) && names.contains(access.getName());
  }

  private boolean changesBits(JavaAccess<?> access) {
    String name = access.getName();
    return access.getTargetOwner().getPackageName().equals(VECTORS)
        && ((name.startsWith("reduceLanes")
                && !access.getTargetOwner().getSimpleName().equals("IntVector"))
            || name.equals("pow")
            || TRANSCENDENTAL_LANES.contains(name));
  }

  private static Stream<JavaCodeUnit> kernels(JavaClass type) {
    return type.getMethods().stream()
        .filter(method -> KERNELS.contains(method.getName()))
        .map(JavaCodeUnit.class::cast);
  }

  /// Follows the calls of a kernel through the classes of the house.
  private Stream<String> roundedWithoutPromise(JavaCodeUnit kernel) {
    return reached(kernel, new HashSet<>())
        .filter(access ->
            is(access, Math.class, TRANSCENDENTAL) || is(access, StrictMath.class, TRANSCENDENTAL))
        .map(access -> kernel.getFullName() + " comes to " + access.getDescription());
  }

  private Stream<JavaAccess<?>> reached(JavaCodeUnit from, Set<JavaCodeUnit> visited) {
    if (!visited.add(from)) {
      return Stream.of();
    }
    return from.getAccessesFromSelf().stream()
        .flatMap(access ->
            Stream.concat(
                Stream.of(access),
                called(access).filter(next -> house.holds(next.getOwner())).stream()
                    .flatMap(next -> reached(next, visited))));
  }

  private static Optional<JavaCodeUnit> called(JavaAccess<?> access) {
    return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
        ? target.resolveMember().map(JavaCodeUnit.class::cast)
        : Optional.empty();
  }
}

package org.hillock.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.jspecify.annotations.NullMarked;

/// Who may use whom, what is called how, and what belongs where.
///
/// @param house the packages that the rules are about
record StructureRules(House house) {
  private static final Pattern EMPTY_NAME =
      Pattern.compile("Abstract.*|.*(Manager|Helper|Utils?|Impl|Base|Handler|Info)");
  private static final Pattern GETTER = Pattern.compile("get[A-Z].*");
  private static final Set<String> LISTED =
      Activations.all().stream().map(f -> f.getClass().getSimpleName()).collect(Collectors.toSet());

  List<Rule> all() {
    return List.of(
        new Rule(
            "each package belongs to a module of the house", 120, house::holds, this::homeless),
        new Rule(
            "modules point one way, and nothing points at cli",
            120,
            house::holds,
            type -> uses(type, other -> house.holds(other) && !house.modulesAllow(type, other))),
        new Rule(
            "packages of one module point one way",
            120,
            house::holds,
            type -> uses(type, other -> house.holds(other) && !house.neighborsAllow(type, other))),
        new Rule(
            "numeric and statistics use the JDK only",
            15,
            type -> house.in(type, "numeric", "statistics"),
            type -> uses(type, other -> !ofTheJdk(type, other))),
        new Rule(
            "in package activation only the list Activations names the functions",
            20,
            type -> type.getPackageName().equals(house.root() + ".activation"),
            type ->
                type.getSimpleName().equals("Activations")
                    ? Stream.of()
                    : uses(type, this::isInFunctions)),
        new Rule(
            "every function is in Activations.all()",
            14,
            type -> isInFunctions(type) && type.isRecord() && type.isAssignableTo(Activation.class),
            type ->
                LISTED.contains(type.getSimpleName())
                    ? Stream.of()
                    : Stream.of(type.getName() + " is not in Activations.all()")),
        new Rule(
            "every package is @NullMarked",
            120,
            house::holds,
            type ->
                type.getPackage().isAnnotatedWith(NullMarked.class)
                    ? Stream.of()
                    : Stream.of(type.getPackageName() + " has no package-info with @NullMarked")),
        new Rule(
            "names say what a thing is",
            120,
            house::holds,
            type ->
                EMPTY_NAME.matcher(type.getSimpleName()).matches()
                    ? Stream.of(type.getName() + " has a name that says nothing")
                    : Stream.of()),
        new Rule("accessors are named without get", 120, house::holds, this::getters));
  }

  private Stream<String> homeless(JavaClass type) {
    return house.moduleOf(type).isPresent()
        ? Stream.of()
        : Stream.of(
            type.getPackageName() + " is in no module of House; add it there with what it may use");
  }

  private static Stream<String> uses(JavaClass type, Predicate<JavaClass> forbidden) {
    return type.getDirectDependenciesFromSelf().stream()
        .filter(dependency -> forbidden.test(dependency.getTargetClass().getBaseComponentType()))
        .map(Dependency::getDescription);
  }

  private boolean ofTheJdk(JavaClass type, JavaClass other) {
    String name = other.getPackageName();
    return other.isPrimitive()
        || name.equals("java")
        || name.startsWith("java.")
        || name.equals("org.jspecify.annotations")
        || (name.equals("jdk.incubator.vector") && house.in(type, "numeric"))
        || (house.holds(other) && house.packageOf(other).equals(house.packageOf(type)));
  }

  private boolean isInFunctions(JavaClass type) {
    return type.getPackageName().equals(house.root() + ".activation.function");
  }

  private Stream<String> getters(JavaClass type) {
    return type.getMethods().stream()
        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(method -> GETTER.matcher(method.getName()).matches())
        .filter(method -> !isAskedForByAnother(method))
        .map(method -> method.getFullName() + " is named get");
  }

  /// Whether a library's interface or class dictates the name.
  private boolean isAskedForByAnother(JavaMethod method) {
    JavaClass owner = method.getOwner();
    return Stream.concat(
            owner.getAllRawInterfaces().stream(), owner.getAllRawSuperclasses().stream())
        .filter(above -> !house.holds(above))
        .flatMap(above -> above.getMethods().stream())
        .anyMatch(above -> above.getName().equals(method.getName()));
  }
}

package org.hillock.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What has to hold of each class.
///
/// @param name what holds, in one sentence
/// @param atLeast how many classes of Hillock it is about, at least: a rule that sees nothing has
///   lost its subject
/// @param about which classes it is about
/// @param faults where a class breaks it; empty if nowhere
record Rule(
    String name,
    int atLeast,
    Predicate<JavaClass> about,
    Function<JavaClass, Stream<String>> faults) {

  List<JavaClass> seen(JavaClasses classes) {
    return classes.stream().filter(about).toList();
  }

  List<String> violations(JavaClasses classes) {
    return seen(classes).stream().flatMap(faults).distinct().sorted().toList();
  }

  List<String> violators(JavaClasses classes) {
    return seen(classes).stream()
        .filter(seen -> faults.apply(seen).findAny().isPresent())
        .map(JavaClass::getName)
        .sorted()
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}

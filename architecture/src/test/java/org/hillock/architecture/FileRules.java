package org.hillock.architecture;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What has to hold of each text file.
final class FileRules {
  private static final int LONGEST = 300;
  private static final Pattern NOTE = Pattern.compile("\\b(TO[D]O|FIX[M]E|X{3}|HAC[K])\\b");

  // Not after a letter, dot, bracket or tilde: then it is part of a longer path.
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.})~-])/(work|root|tmp|home|Users)/");

  private static final Pattern REGISTRY =
      Pattern.compile("repo1?\\.maven\\.(org|apache\\.org)|registry\\.(npmjs\\.org|yarnpkg\\.com)");

  /// One rule.
  ///
  /// @param name what holds, in one sentence
  /// @param atLeast how many files of Hillock it is about, at least
  /// @param about whether it is about files of that name
  /// @param broken whether a file of that name and text breaks it
  record FileRule(
      String name, int atLeast, Predicate<String> about, BiPredicate<String, String> broken) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<FileRule> ALL =
      List.of(
          new FileRule(
              "a Java file has at most 300 lines",
              100,
              name -> name.endsWith(".java"),
              (_, text) -> text.lines().count() > LONGEST),
          new FileRule(
              "nothing is left for later",
              110,
              name -> !name.endsWith(".csv"),
              (_, text) -> NOTE.matcher(text).find()),
          new FileRule(
              "no file names a path of one machine",
              110,
              name -> true,
              (_, text) -> MACHINE_PATH.matcher(text).find()),
          new FileRule(
              "no file names a registry",
              110,
              name -> true,
              (_, text) -> REGISTRY.matcher(text).find()));

  private FileRules() {}
}

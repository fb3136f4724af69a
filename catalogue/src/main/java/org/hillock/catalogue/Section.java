package org.hillock.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.hillock.rulebook.Rule;
import org.hillock.rulebook.Rule.Topic;
import org.hillock.rulebook.Rulebook;

/// The rules about one topic, as the cheat sheet shows them. Names of functions are between
/// backquotes.
///
/// @param title what the choice is about
/// @param lines what to do, most important first
record Section(String title, List<String> lines) {
  /// All but what only some places of use demand.
  static List<Section> all() {
    return Stream.of(Topic.values())
        .filter(topic -> topic != Topic.CONSTRAINT)
        .map(topic ->
            new Section(
                topic.title(), Rulebook.about(topic).stream().map(Rule::statement).toList()))
        .toList();
  }
}

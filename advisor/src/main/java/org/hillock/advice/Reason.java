package org.hillock.advice;

/// A measured cause of a candidate's result.
///
/// @param candidate its name
/// @param sentence what was measured and what follows, beside the baseline where that helps
public record Reason(String candidate, String sentence) {}

package org.hillock.advice;

/// A measured cause of a candidate's result.
///
/// @param candidate its name
/// @param cause what kind of thing
/// @param sentence what was measured, beside the one that it is compared with
public record Reason(String candidate, Cause cause, String sentence) {}

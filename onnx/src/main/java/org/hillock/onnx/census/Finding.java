package org.hillock.onnx.census;

/// A rule for choosing activations that a model breaks, or seems to.
///
/// @param id of the rule, in kebab-case
/// @param fact one sentence with what is there
/// @param reason why it matters, one sentence
/// @param advice what to do, one sentence
public record Finding(String id, String fact, String reason, String advice) {}

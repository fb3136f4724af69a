package org.hillock.reproduction;

/// What others have found.
///
/// @param name of the reproduction, in the command line
/// @param sentence what they say
/// @param source who says it, and where
public record Claim(String name, String sentence, String source) {}

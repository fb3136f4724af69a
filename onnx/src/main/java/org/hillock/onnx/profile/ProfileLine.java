package org.hillock.onnx.profile;

import java.util.OptionalDouble;
import org.hillock.onnx.census.Occurrence;
import org.hillock.probe.ActivationHealth;
import org.hillock.probe.Distribution;

/// What one activation did with rows.
///
/// @param occurrence which
/// @param outputs what went out
/// @param health what it did unit by unit; its inputs are what came in
/// @param effectiveRank how many directions the first rows use
/// @param headroom of what went out, in narrower formats, on the last rows
public record ProfileLine(
    Occurrence occurrence,
    Distribution outputs,
    ActivationHealth health,
    OptionalDouble effectiveRank,
    Headroom headroom) {}

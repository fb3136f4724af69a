package org.hillock.probe;

import java.util.List;
import org.hillock.probe.Autopsy.Origin;

/// The first number that was not finite.
///
/// @param layer from 0; -1 if it is no layer's
/// @param unit which number of the row, or of the layer's parameters
/// @param rows of the batch that have such a number, from 0; empty for parameters
/// @param value NaN or an infinity
record Finding(Origin origin, int layer, int unit, List<Integer> rows, double value) {}

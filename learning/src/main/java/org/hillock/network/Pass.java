package org.hillock.network;

import org.hillock.numeric.MatrixMultiply;

/// One layer's share of a pass through the network: where everything lies. Values are row-major,
/// one example a row. Several threads may work on the same arrays, each with a pass of its own.
///
/// @param parameters of the whole network
/// @param from where this layer's parameters begin
/// @param x what comes in, rows × [Layer#inputs()]
/// @param y what goes out, rows × [Layer#outputs()]
/// @param slopes what the forward pass keeps for the backward pass, rows × [Layer#slopes()]; of
///   length 0 if no backward pass will follow
/// @param dy ∂loss by y
/// @param dx ∂loss by x; of length 0 if it is not wanted
/// @param gradients ∂loss by the parameters of the whole network
/// @param multiply this thread's
public record Pass(
    float[] parameters,
    int from,
    float[] x,
    float[] y,
    float[] slopes,
    float[] dy,
    float[] dx,
    float[] gradients,
    MatrixMultiply multiply) {}

package org.hillock.onnx.export;

import org.hillock.activation.Elementwise;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.Learned;
import org.hillock.activation.Rowwise;
import org.hillock.activation.function.Gelu;
import org.hillock.activation.function.Prelu;
import org.hillock.activation.function.SwishLearned;
import org.hillock.network.Activate;
import org.hillock.network.AlphaDropout;
import org.hillock.network.AveragePool;
import org.hillock.network.BatchNormalization;
import org.hillock.network.Convolution;
import org.hillock.network.Dense;
import org.hillock.network.Dropout;
import org.hillock.network.EachStep;
import org.hillock.network.Embedding;
import org.hillock.network.GlobalAveragePool;
import org.hillock.network.GlobalMaxPool;
import org.hillock.network.GroupNormalization;
import org.hillock.network.Junction;
import org.hillock.network.Layer;
import org.hillock.network.LayerNormalization;
import org.hillock.network.LearnedPositions;
import org.hillock.network.MaxPool;
import org.hillock.network.Recurrent;
import org.hillock.network.SelfAttention;
import org.hillock.network.SinusoidalPositions;
import org.hillock.network.StochasticZeroIdentity;

/// Which layer is written how.
final class LayerForms {
  private LayerForms() {}

  /// Writes a layer.
  ///
  /// @return what it gives
  /// @throws InvalidInputException if ONNX has no operators for it
  static Flow write(Placed placed, Draft draft) {
    Flow out = form(placed, draft);
    if (placed.layer() instanceof Junction.Recall) {
      return out;
    }
    return new Flow(
        out.value(), out.shape(), LengthForms.after(placed.layer(), placed.flow(), draft));
  }

  private static Flow form(Placed placed, Draft draft) {
    return switch (placed.layer()) {
      case Dense dense -> DenseForms.dense(dense, placed, draft);
      case Activate activate -> activate(activate, placed, draft);
      case Junction junction -> JunctionForms.junction(junction, placed, draft);
      case Convolution convolution -> ConvolutionForms.convolution(convolution, placed, draft);
      case MaxPool pool -> PoolForms.max(pool, placed, draft);
      case AveragePool pool -> PoolForms.average(pool, placed, draft);
      case GlobalMaxPool pool -> GlobalPoolForms.max(pool, placed, draft);
      case GlobalAveragePool pool -> GlobalPoolForms.average(pool, placed, draft);
      case BatchNormalization layer -> NormalizationForms.batch(layer, placed, draft);
      case LayerNormalization layer -> NormalizationForms.layer(layer, placed, draft);
      case GroupNormalization layer -> NormalizationForms.group(layer, placed, draft);
      case Dropout _, AlphaDropout _ -> placed.flow();
      case StochasticZeroIdentity _ -> elementwise(new Gelu(), placed.flow(), draft);
      case Embedding embedding -> StepForms.embedding(embedding, placed, draft);
      case LearnedPositions layer -> StepForms.positions(layer, placed, draft);
      case SinusoidalPositions layer -> StepForms.positions(layer, placed, draft);
      case EachStep steps -> StepForms.eachStep(steps, placed, draft);
      case Recurrent layer -> RecurrentForms.write(layer, placed, draft);
      case SelfAttention layer -> AttentionForms.attention(layer, placed, draft);
      case Layer several when several.parts().size() > 1 -> parts(placed, draft);
      default ->
          throw new InvalidInputException(
              "layer %d, %s, has no form in ONNX; leave it out, or take layers of Hillock's."
                  .formatted(placed.index() + 1, placed.layer().label()));
    };
  }

  /// A layer that does the work of several, one after the other; the first has all parameters.
  private static Flow parts(Placed placed, Draft draft) {
    Flow flow = placed.flow();
    for (Layer part : placed.layer().parts()) {
      flow = write(placed.of(part, flow), draft);
    }
    return flow;
  }

  private static Flow activate(Activate layer, Placed placed, Draft draft) {
    Flow flow = placed.flow();
    return switch (layer.activation()) {
      case Elementwise f -> elementwise(f, flow, draft);
      case Rowwise f ->
          flow.with(
              FunctionForms.rowwise(f, flow.value(), layer.shape(), draft), layer.outputShape());
      case Learned f -> learned(f, layer, placed, draft);
    };
  }

  private static Flow elementwise(Elementwise f, Flow flow, Draft draft) {
    return Channels.each(flow, draft, x -> FunctionForms.elementwise(f, x, draft));
  }

  /// A learned number for each channel. Operators of ONNX take them wherever the channels are;
  /// those for functions of the user's want them last.
  private static Flow learned(Learned f, Activate layer, Placed placed, Draft draft) {
    Flow flow = placed.flow();
    int count = layer.parameters();
    float[] numbers = placed.parameters(0, count);
    boolean isKnown = f instanceof Prelu || f instanceof SwishLearned;
    if (isKnown && Channels.known(flow, draft).isPresent()) {
      long[] dims = Channels.dims(count, Channels.rank(flow));
      String p = draft.parameters(placed.name("slope"), numbers, dims);
      return Channels.each(flow, draft, x -> FunctionForms.learned(f, x, p, draft));
    }
    String p = draft.parameters(placed.name("slope"), numbers, count);
    return flow.with(FunctionForms.learned(f, flow.value(), p, draft), flow.shape());
  }
}

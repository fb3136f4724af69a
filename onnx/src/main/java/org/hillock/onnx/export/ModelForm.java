package org.hillock.onnx.export;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.hillock.data.Encoder;
import org.hillock.network.Network;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.OnnxModel;

/// A trained network as a model that takes raw rows and gives answers: [EncoderForm], then
/// [NetworkForm], then [AnswerForm].
public final class ModelForm {
  private ModelForm() {}

  /// Writes the model.
  ///
  /// @param opset of operators; empty for the lowest that can say it
  /// @param metadata texts by key, such as where the model comes from
  /// @throws org.hillock.activation.InvalidInputException if ONNX has no operators for a layer
  public static OnnxModel model(
      Network network, Encoder encoder, OptionalLong opset, Map<String, String> metadata) {
    return written(network, encoder, opset, metadata).model();
  }

  /// A model, and which of its tensors hold the parameters of the network.
  ///
  /// @param parameters their names, also in graphs inside
  public record Written(OnnxModel model, Set<String> parameters) {
    /// Copies the set.
    public Written {
      parameters = Set.copyOf(parameters);
    }
  }

  /// Writes the model, and says where the parameters went.
  ///
  /// @see #model(Network, Encoder, OptionalLong, Map)
  public static Written written(
      Network network, Encoder encoder, OptionalLong opset, Map<String, String> metadata) {
    Draft draft = Draft.of(opset);
    // Names that others see are taken before any of the values between them.
    List<Declaration> inputs = EncoderForm.declarations(encoder, draft);
    List<Declaration> outputs = AnswerForm.declarations(encoder.target(), draft);
    Flow raw = NetworkForm.write(network, EncoderForm.write(encoder, inputs, draft), draft);
    AnswerForm.write(encoder.target(), raw, outputs, draft);
    OnnxModel model =
        draft.model(
            draft.graph("network", inputs, outputs),
            new OnnxModel.Producer("hillock", ""),
            metadata);
    return new Written(model, draft.parameters());
  }
}

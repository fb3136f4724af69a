package org.hillock.onnx.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.hillock.data.Encoder;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.export.Draft;
import org.hillock.onnx.export.Flow;
import org.hillock.onnx.export.NetworkForm;

/// A network as it is written.
///
/// @param model the file
/// @param parameters the names of those tensors that hold the network's parameters
record Form(OnnxModel model, Set<String> parameters) {
  static Form of(
      Network network, Encoder encoder, OptionalLong opset, Map<String, String> metadata) {
    Draft draft = Draft.of(opset);
    Shape shape = new Shape(encoder.shape());
    Flow out =
        NetworkForm.write(network, new Flow(draft.unused("input"), shape, Optional.empty()), draft);
    draft.called(out.value(), "output");
    OnnxModel model =
        draft.model(
            draft.graph("network", List.of(), List.of()),
            new OnnxModel.Producer("hillock", ""),
            metadata);
    return new Form(model, draft.parameters());
  }
}

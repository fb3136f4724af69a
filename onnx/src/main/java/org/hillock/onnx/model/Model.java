package org.hillock.onnx.model;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Encoder;
import org.hillock.network.Network;
import org.hillock.notation.Blueprint;
import org.hillock.notation.NamedActivation;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.export.ModelForm;

/// A trained network with its encoder, in a file that is an ONNX model.
///
/// ```java
/// Model model = Model.read(Path.of("penguins.onnx"), Functions.builtIn());
/// float[] outputs = model.network().outputs(model.encoder().inputs(table).values(), table.rows());
/// ```
///
/// The graph takes raw rows, one input a column, and gives answers, so any runtime predicts with
/// it; see docs/onnx.md. What the graph does not say is beside it as texts (format
/// `hillock-model/3`): the lines of the network, the encoder, and where the model comes from. The
/// parameters are those of the graph, to the last bit.
///
/// @param network trained
/// @param lines of the network, as in a network file
/// @param activation where those name none
/// @param encoder how rows become inputs, and outputs answers
/// @param provenance where it comes from, texts by key, such as `command`
public record Model(
    Network network,
    Blueprint lines,
    NamedActivation activation,
    Encoder encoder,
    Map<String, String> provenance) {
  /// What the format is called in files.
  public static final String FORMAT = "hillock-model/3";

  /// Keeps the order of the texts.
  public Model {
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  /// Reads a file that Hillock wrote, also the JSON of formats 1 and 2.
  ///
  /// @param functions what names of functions mean
  /// @throws InvalidInputException if it is none of Hillock's, was changed since, or is damaged;
  ///   says what to do
  public static Model read(Path path, Functions functions) {
    return switch (ModelFile.read(path, functions)) {
      case ModelFile.Own(Model model) -> model;
      case ModelFile.Other(OnnxModel graph, boolean _) ->
          of(String.valueOf(path.getFileName()), graph, functions);
    };
  }

  /// The model in an ONNX file that Hillock wrote.
  ///
  /// @param source what errors call it
  /// @param functions what names of functions mean
  /// @throws InvalidInputException as the other method
  public static Model of(String source, OnnxModel file, Functions functions) {
    return new Metadata(source, file.metadata()).model(file, functions);
  }

  /// Whether an ONNX file is one that Hillock wrote and nobody changed since. Any other is only a
  /// graph.
  public static boolean isIn(OnnxModel file) {
    return Metadata.isOwn(file) && Checksum.matches(file);
  }

  /// The file. The same model has the same bytes.
  ///
  /// @param opset version of ONNX's operators; empty for the lowest that can say it
  /// @throws InvalidInputException if these operators cannot say it
  public byte[] bytes(OptionalLong opset) {
    return OnnxFile.bytes(onnx(opset));
  }

  /// What the file holds.
  ///
  /// @param opset version of ONNX's operators; empty for the lowest that can say it
  /// @throws InvalidInputException if these operators cannot say it
  public OnnxModel onnx(OptionalLong opset) {
    return Checksum.added(ModelForm.model(network, encoder, opset, Metadata.of(this, opset)));
  }
}

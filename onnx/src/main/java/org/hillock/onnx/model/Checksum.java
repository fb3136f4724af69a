package org.hillock.onnx.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;

/// SHA-256 of a model, kept among its own texts: so a graph that another program has changed is not
/// taken for what the texts say. It covers the graph and Hillock's texts, not those of others.
final class Checksum {
  private static final String KEY = Metadata.PREFIX + "sha256";

  private Checksum() {}

  static OnnxModel added(OnnxModel model) {
    Map<String, String> texts = new LinkedHashMap<>(model.metadata());
    texts.put(KEY, of(model));
    return with(model, texts);
  }

  static boolean matches(OnnxModel model) {
    return of(model).equals(model.metadata().get(KEY));
  }

  /// In hex digits.
  private static String of(OnnxModel model) {
    Map<String, String> covered = new LinkedHashMap<>(model.metadata());
    covered.keySet().removeIf(key -> !key.startsWith(Metadata.PREFIX) || key.equals(KEY));
    try {
      byte[] bytes = OnnxFile.bytes(with(model, covered));
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static OnnxModel with(OnnxModel model, Map<String, String> texts) {
    return new OnnxModel(
        model.irVersion(),
        model.opsets(),
        model.producer(),
        model.graph(),
        model.functions(),
        texts);
  }
}

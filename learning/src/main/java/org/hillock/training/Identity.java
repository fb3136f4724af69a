package org.hillock.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hillock.data.Split;
import org.hillock.loss.Loss;
import org.hillock.network.Layer;
import org.hillock.network.Network;

/// What a training is: two with the same identity end with the same bits.
///
/// Layers, optimizer, schedule and loss count by their texts, which for a record tell all its
/// settings. One of the user's own has to have a `toString` that does, and that is the same in each
/// run of the program; that of [Object] is not, so from its checkpoint no other process goes on.
///
/// @param entries by name: each layer, each setting, loss and seed, the task, and SHA-256 of the
///   starting parameters and of the training and validation rows
public record Identity(Map<String, String> entries) {
  /// Keeps the order of the entries.
  public Identity {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /// That of a training; see [Trainer#fit(Network, Split, Settings, long)].
  public static Identity of(Network start, Split split, Settings settings, long seed) {
    Map<String, String> entries = new LinkedHashMap<>();
    int number = 1;
    for (Layer layer : start.layers()) {
      entries.put("layer " + number++, layer.toString());
    }
    entries.put("starting parameters", Sha256.of(start.parameters()));
    entries.put("task", split.train().task().label());
    entries.put("training rows", Sha256.of(split.train()));
    entries.put("validation rows", Sha256.of(split.validation()));
    entries.put("loss", loss(split, settings).toString());
    entries.put("optimizer", settings.optimizer().toString());
    entries.put("descent", settings.descent().toString());
    entries.put("rows per batch", String.valueOf(settings.rowsPerBatch()));
    entries.put("epochs", String.valueOf(settings.epochs()));
    entries.put("patience", String.valueOf(settings.patience()));
    if (settings.onNonFinite() != OnNonFinite.STOP) {
      entries.put("on non-finite", settings.onNonFinite().label());
    }
    entries.put("seed", String.valueOf(seed));
    return new Identity(entries);
  }

  /// What a training makes small: the loss of the settings, or that of the task.
  public static Loss loss(Split split, Settings settings) {
    return settings.loss().orElseGet(() -> Loss.of(split.train().task()));
  }
}

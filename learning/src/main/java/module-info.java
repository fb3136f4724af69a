/// Tables, networks, losses, optimizers and training.
module org.hillock.learning {
  requires transitive org.hillock.activation;
  requires static transitive org.jspecify;
  requires de.siegmar.fastcsv;
  requires java.desktop;
  requires tools.jackson.core;

  uses org.hillock.data.TableFormat;

  exports org.hillock.checkpoint;
  exports org.hillock.data;
  exports org.hillock.journal;
  exports org.hillock.loss;
  exports org.hillock.network;
  exports org.hillock.notation;
  exports org.hillock.optimizer;
  exports org.hillock.probe;
  exports org.hillock.training;
}

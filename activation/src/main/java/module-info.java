/// Activation functions as exact values with a card, and the numeric core under them.
module org.hillock.activation {
  requires static transitive org.jspecify;
  requires static transitive jdk.incubator.vector;

  exports org.hillock.activation;
  exports org.hillock.activation.function;
  exports org.hillock.kernel;
  exports org.hillock.numeric;
  exports org.hillock.rulebook;
}

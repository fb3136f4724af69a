/// Activation functions as exact values with a card, and the numeric core under them.
module org.hillock.activation {
  requires static transitive org.jspecify;
  requires static jdk.incubator.vector;

  exports org.hillock.activation;
  exports org.hillock.numeric;
}

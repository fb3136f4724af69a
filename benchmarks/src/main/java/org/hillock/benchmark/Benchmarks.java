package org.hillock.benchmark;

import java.io.IOException;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs JMH over every function of the list, unless `-p function=` names some.
public final class Benchmarks {
  private Benchmarks() {}

  /// Takes JMH's arguments.
  public static void main(String[] arguments)
      throws CommandLineOptionException, RunnerException, IOException {
    CommandLineOptions given = new CommandLineOptions(arguments);
    if (given.shouldHelp() || given.shouldList() || given.shouldListWithParams()) {
      Main.main(arguments);
    } else {
      new Runner(complete(given)).run();
    }
  }

  /// The options given, with all functions where none is named.
  static Options complete(CommandLineOptions given) {
    OptionsBuilder options = new OptionsBuilder();
    options.parent(given);
    if (!given.getParameter("function").hasValue()) {
      options.param(
          "function", Activations.elementwise().map(Activation::name).toArray(String[]::new));
    }
    return options.build();
  }
}
